package com.hazelcast.config;

/** Whether a joiner is chosen from the environment when none is enabled. */
public class AutoDetectionConfig {
    private boolean enabled = true;

    public AutoDetectionConfig() {
    }

    public boolean isEnabled() {
        return enabled;
    }

    public AutoDetectionConfig setEnabled(boolean enabled) {
        this.enabled = enabled;
        return this;
    }

    @Override
    public String toString() {
        return "AutoDetectionConfig{enabled=" + enabled + "}";
    }
}
