package com.hazelcast.config;

import java.util.Objects;

/** Whether metrics are shown by JMX. */
public class MetricsJmxConfig {
    private boolean enabled = true;

    public MetricsJmxConfig() {
    }

    public MetricsJmxConfig(MetricsJmxConfig config) {
        enabled = config.enabled;
    }

    public boolean isEnabled() {
        return enabled;
    }

    public MetricsJmxConfig setEnabled(boolean enabled) {
        this.enabled = enabled;
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
        MetricsJmxConfig that = (MetricsJmxConfig) other;
        return enabled == that.enabled;
    }

    @Override
    public int hashCode() {
        return Objects.hash(enabled);
    }

    @Override
    public String toString() {
        return "MetricsJmxConfig{enabled=" + enabled
            + "}";
    }
}
