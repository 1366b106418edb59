package com.hazelcast.config;

import io.filbert.hazelcast.Checks;
import java.util.Objects;

/** How many events of a structure are kept for later reading. A holder. */
public class EventJournalConfig {
    public static final int DEFAULT_CAPACITY = 10_000;
    public static final int DEFAULT_TTL_SECONDS = 0;

    private boolean enabled;
    private int capacity = DEFAULT_CAPACITY;
    private int timeToLiveSeconds = DEFAULT_TTL_SECONDS;

    public EventJournalConfig() {
    }

    public EventJournalConfig(EventJournalConfig config) {
        enabled = config.enabled;
        capacity = config.capacity;
        timeToLiveSeconds = config.timeToLiveSeconds;
    }

    public boolean isEnabled() {
        return enabled;
    }

    public EventJournalConfig setEnabled(boolean enabled) {
        this.enabled = enabled;
        return this;
    }

    public int getCapacity() {
        return capacity;
    }

    public EventJournalConfig setCapacity(int capacity) {
        Checks.atLeast(capacity, 1, "capacity");
        this.capacity = capacity;
        return this;
    }

    public int getTimeToLiveSeconds() {
        return timeToLiveSeconds;
    }

    public EventJournalConfig setTimeToLiveSeconds(int timeToLiveSeconds) {
        Checks.atLeast(timeToLiveSeconds, 0, "timeToLiveSeconds");
        this.timeToLiveSeconds = timeToLiveSeconds;
        return this;
    }

    @Override
    public boolean equals(Object other) {
        if (this == other) {
            return true;
        }
        if (other == null || getClass() != other.getClass()) {
            return false;
        }
        EventJournalConfig that = (EventJournalConfig) other;
        return enabled == that.enabled
            && capacity == that.capacity
            && timeToLiveSeconds == that.timeToLiveSeconds;
    }

    @Override
    public int hashCode() {
        return Objects.hash(enabled, capacity, timeToLiveSeconds);
    }

    @Override
    public String toString() {
        return "EventJournalConfig{enabled=" + enabled
            + ", capacity=" + capacity
            + ", timeToLiveSeconds=" + timeToLiveSeconds
            + "}";
    }
}
