package com.hazelcast.config.tpc;

import io.filbert.hazelcast.Checks;
import java.util.Objects;

/** One thread for each core. A holder. */
public class TpcConfig {
    private boolean enabled;
    private int eventloopCount = Runtime.getRuntime().availableProcessors();

    public TpcConfig() {
    }

    public boolean isEnabled() {
        return enabled;
    }

    public TpcConfig setEnabled(boolean enabled) {
        this.enabled = enabled;
        return this;
    }

    public int getEventloopCount() {
        return eventloopCount;
    }

    public TpcConfig setEventloopCount(int eventloopCount) {
        Checks.atLeast(eventloopCount, 1, "eventloopCount");
        this.eventloopCount = eventloopCount;
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
        TpcConfig that = (TpcConfig) other;
        return enabled == that.enabled
            && eventloopCount == that.eventloopCount;
    }

    @Override
    public int hashCode() {
        return Objects.hash(enabled, eventloopCount);
    }

    @Override
    public String toString() {
        return "TpcConfig{enabled=" + enabled
            + ", eventloopCount=" + eventloopCount
            + "}";
    }
}
