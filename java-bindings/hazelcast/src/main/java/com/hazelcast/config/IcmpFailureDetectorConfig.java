package com.hazelcast.config;

import io.filbert.hazelcast.Checks;
import java.util.Objects;

/** Failure detection by echo requests. A holder. */
public class IcmpFailureDetectorConfig {
    private static final int INTERVAL_MIN_MILLIS = 1000;

    private boolean enabled;
    private boolean failFastOnStartup = true;
    private int intervalMilliseconds = 1000;
    private int maxAttempts = 2;
    private boolean parallelMode = true;
    private int timeoutMilliseconds = 1000;
    private int ttl = 255;

    public IcmpFailureDetectorConfig() {
    }

    public boolean isEnabled() {
        return enabled;
    }

    public IcmpFailureDetectorConfig setEnabled(boolean enabled) {
        this.enabled = enabled;
        return this;
    }

    public boolean isFailFastOnStartup() {
        return failFastOnStartup;
    }

    public IcmpFailureDetectorConfig setFailFastOnStartup(boolean failFastOnStartup) {
        this.failFastOnStartup = failFastOnStartup;
        return this;
    }

    public int getIntervalMilliseconds() {
        return intervalMilliseconds;
    }

    public IcmpFailureDetectorConfig setIntervalMilliseconds(int intervalMilliseconds) {
        Checks.configured(intervalMilliseconds >= INTERVAL_MIN_MILLIS,
            "intervalMilliseconds is " + intervalMilliseconds + " but must be >= " + INTERVAL_MIN_MILLIS);
        this.intervalMilliseconds = intervalMilliseconds;
        return this;
    }

    public int getMaxAttempts() {
        return maxAttempts;
    }

    public IcmpFailureDetectorConfig setMaxAttempts(int maxAttempts) {
        Checks.atLeast(maxAttempts, 0, "maxAttempts");
        this.maxAttempts = maxAttempts;
        return this;
    }

    public boolean isParallelMode() {
        return parallelMode;
    }

    public IcmpFailureDetectorConfig setParallelMode(boolean parallelMode) {
        this.parallelMode = parallelMode;
        return this;
    }

    public int getTimeoutMilliseconds() {
        return timeoutMilliseconds;
    }

    public IcmpFailureDetectorConfig setTimeoutMilliseconds(int timeoutMilliseconds) {
        Checks.atLeast(timeoutMilliseconds, 1, "timeoutMilliseconds");
        this.timeoutMilliseconds = timeoutMilliseconds;
        return this;
    }

    public int getTtl() {
        return ttl;
    }

    public IcmpFailureDetectorConfig setTtl(int ttl) {
        Checks.atLeast(ttl, 0, "ttl");
        this.ttl = ttl;
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
        IcmpFailureDetectorConfig that = (IcmpFailureDetectorConfig) other;
        return enabled == that.enabled
            && failFastOnStartup == that.failFastOnStartup
            && intervalMilliseconds == that.intervalMilliseconds
            && maxAttempts == that.maxAttempts
            && parallelMode == that.parallelMode
            && timeoutMilliseconds == that.timeoutMilliseconds
            && ttl == that.ttl;
    }

    @Override
    public int hashCode() {
        return Objects.hash(enabled, failFastOnStartup, intervalMilliseconds, maxAttempts, parallelMode, timeoutMilliseconds, ttl);
    }

    @Override
    public String toString() {
        return "IcmpFailureDetectorConfig{enabled=" + enabled
            + ", failFastOnStartup=" + failFastOnStartup
            + ", intervalMilliseconds=" + intervalMilliseconds
            + ", maxAttempts=" + maxAttempts
            + ", parallelMode=" + parallelMode
            + ", timeoutMilliseconds=" + timeoutMilliseconds
            + ", ttl=" + ttl
            + "}";
    }
}
