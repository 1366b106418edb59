package com.hazelcast.config;

import java.util.Objects;

/** Whether metrics are kept for the management centre. */
public class MetricsManagementCenterConfig {
    public static final int DEFAULT_METRICS_RETENTION_SECONDS = 5;

    private boolean enabled = true;
    private int retentionSeconds = DEFAULT_METRICS_RETENTION_SECONDS;

    public MetricsManagementCenterConfig() {
    }

    public MetricsManagementCenterConfig(MetricsManagementCenterConfig config) {
        enabled = config.enabled;
        retentionSeconds = config.retentionSeconds;
    }

    public boolean isEnabled() {
        return enabled;
    }

    public MetricsManagementCenterConfig setEnabled(boolean enabled) {
        this.enabled = enabled;
        return this;
    }

    public int getRetentionSeconds() {
        return retentionSeconds;
    }

    public MetricsManagementCenterConfig setRetentionSeconds(int retentionSeconds) {
        this.retentionSeconds = retentionSeconds;
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
        MetricsManagementCenterConfig that = (MetricsManagementCenterConfig) other;
        return enabled == that.enabled
            && retentionSeconds == that.retentionSeconds;
    }

    @Override
    public int hashCode() {
        return Objects.hash(enabled, retentionSeconds);
    }

    @Override
    public String toString() {
        return "MetricsManagementCenterConfig{enabled=" + enabled
            + ", retentionSeconds=" + retentionSeconds
            + "}";
    }
}
