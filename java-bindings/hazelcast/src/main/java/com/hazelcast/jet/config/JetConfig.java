package com.hazelcast.jet.config;

import java.util.Objects;

/** Whether and how jobs run. A holder: turned on, one warning. */
public class JetConfig {
    public static final int DEFAULT_FLOW_CONTROL_PERIOD_MS = 100;
    public static final int DEFAULT_BACKUP_COUNT = 1;

    private boolean enabled;
    private EdgeConfig defaultEdgeConfig = new EdgeConfig();
    private InstanceConfig instanceConfig = new InstanceConfig();
    private boolean resourceUploadEnabled;

    public JetConfig() {
    }

    public boolean isEnabled() {
        return enabled;
    }

    public JetConfig setEnabled(boolean enabled) {
        this.enabled = enabled;
        return this;
    }

    public int getBackupCount() {
        return instanceConfig.getBackupCount();
    }

    public JetConfig setBackupCount(int backupCount) {
        instanceConfig.setBackupCount(backupCount);
        return this;
    }

    public int getCooperativeThreadCount() {
        return instanceConfig.getCooperativeThreadCount();
    }

    public JetConfig setCooperativeThreadCount(int cooperativeThreadCount) {
        instanceConfig.setCooperativeThreadCount(cooperativeThreadCount);
        return this;
    }

    public EdgeConfig getDefaultEdgeConfig() {
        return defaultEdgeConfig;
    }

    public JetConfig setDefaultEdgeConfig(EdgeConfig defaultEdgeConfig) {
        this.defaultEdgeConfig = defaultEdgeConfig;
        return this;
    }

    public int getFlowControlPeriodMs() {
        return instanceConfig.getFlowControlPeriodMs();
    }

    public JetConfig setFlowControlPeriodMs(int flowControlPeriodMs) {
        instanceConfig.setFlowControlPeriodMs(flowControlPeriodMs);
        return this;
    }

    public InstanceConfig getInstanceConfig() {
        return instanceConfig;
    }

    public JetConfig setInstanceConfig(InstanceConfig instanceConfig) {
        this.instanceConfig = instanceConfig;
        return this;
    }

    public boolean isLosslessRestartEnabled() {
        return instanceConfig.isLosslessRestartEnabled();
    }

    public JetConfig setLosslessRestartEnabled(boolean losslessRestartEnabled) {
        instanceConfig.setLosslessRestartEnabled(losslessRestartEnabled);
        return this;
    }

    public long getMaxProcessorAccumulatedRecords() {
        return instanceConfig.getMaxProcessorAccumulatedRecords();
    }

    public JetConfig setMaxProcessorAccumulatedRecords(long maxProcessorAccumulatedRecords) {
        instanceConfig.setMaxProcessorAccumulatedRecords(maxProcessorAccumulatedRecords);
        return this;
    }

    public boolean isResourceUploadEnabled() {
        return resourceUploadEnabled;
    }

    public JetConfig setResourceUploadEnabled(boolean resourceUploadEnabled) {
        this.resourceUploadEnabled = resourceUploadEnabled;
        return this;
    }

    public long getScaleUpDelayMillis() {
        return instanceConfig.getScaleUpDelayMillis();
    }

    public JetConfig setScaleUpDelayMillis(long scaleUpDelayMillis) {
        instanceConfig.setScaleUpDelayMillis(scaleUpDelayMillis);
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
        JetConfig that = (JetConfig) other;
        return enabled == that.enabled
            && Objects.equals(defaultEdgeConfig, that.defaultEdgeConfig)
            && Objects.equals(instanceConfig, that.instanceConfig)
            && resourceUploadEnabled == that.resourceUploadEnabled;
    }

    @Override
    public int hashCode() {
        return Objects.hash(enabled, defaultEdgeConfig, instanceConfig, resourceUploadEnabled);
    }

    @Override
    public String toString() {
        return "JetConfig{enabled=" + enabled
            + ", defaultEdgeConfig=" + defaultEdgeConfig
            + ", instanceConfig=" + instanceConfig
            + ", resourceUploadEnabled=" + resourceUploadEnabled
            + "}";
    }
}
