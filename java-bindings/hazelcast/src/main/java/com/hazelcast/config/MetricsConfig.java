package com.hazelcast.config;

import java.util.Objects;

/** Which metrics a member collects, and for whom. */
public class MetricsConfig extends BaseMetricsConfig<MetricsConfig> {
    private MetricsManagementCenterConfig managementCenterConfig = new MetricsManagementCenterConfig();

    public MetricsConfig() {
    }

    public MetricsConfig(MetricsConfig config) {
        super(config);
        managementCenterConfig = new MetricsManagementCenterConfig(config.managementCenterConfig);
    }

    public MetricsManagementCenterConfig getManagementCenterConfig() {
        return managementCenterConfig;
    }

    public MetricsConfig setManagementCenterConfig(MetricsManagementCenterConfig managementCenterConfig) {
        Objects.requireNonNull(managementCenterConfig, "managementCenterConfig");
        this.managementCenterConfig = managementCenterConfig;
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
        MetricsConfig that = (MetricsConfig) other;
        return Objects.equals(managementCenterConfig, that.managementCenterConfig);
    }

    @Override
    public int hashCode() {
        return Objects.hash(managementCenterConfig);
    }

    @Override
    public String toString() {
        return "MetricsConfig{managementCenterConfig=" + managementCenterConfig
            + "}";
    }
}
