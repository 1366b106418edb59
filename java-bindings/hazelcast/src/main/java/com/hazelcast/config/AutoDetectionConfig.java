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
    public boolean equals(Object other) {
        return other != null && getClass() == other.getClass() && toString().equals(other.toString()); // toString names every field
    }

    @Override
    public int hashCode() {
        return toString().hashCode();
    }

    @Override
    public String toString() {
        return "AutoDetectionConfig{enabled=" + enabled + "}";
    }
}
