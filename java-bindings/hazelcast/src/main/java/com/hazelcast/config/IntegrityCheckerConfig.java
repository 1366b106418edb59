package com.hazelcast.config;

/** Whether the jars are checked for being complete. A holder. */
public class IntegrityCheckerConfig {
    private boolean enabled;

    public IntegrityCheckerConfig() {
    }

    public boolean isEnabled() {
        return enabled;
    }

    public IntegrityCheckerConfig setEnabled(boolean enabled) {
        this.enabled = enabled;
        return this;
    }
}
