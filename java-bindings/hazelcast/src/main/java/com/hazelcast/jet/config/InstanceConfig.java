package com.hazelcast.jet.config;

import io.filbert.hazelcast.Checks;
import java.util.Objects;

/** How jobs run on a member. A holder. */
public class InstanceConfig {
    public static final int DEFAULT_FLOW_CONTROL_PERIOD_MS = 100;
    public static final int DEFAULT_BACKUP_COUNT = 1;

    private int backupCount = DEFAULT_BACKUP_COUNT;
    private int cooperativeThreadCount = Runtime.getRuntime().availableProcessors();
    private int flowControlPeriodMs = DEFAULT_FLOW_CONTROL_PERIOD_MS;
    private boolean losslessRestartEnabled;
    private long maxProcessorAccumulatedRecords = Long.MAX_VALUE;
    private long scaleUpDelayMillis = 10_000L;

    public InstanceConfig() {
    }

    public int getBackupCount() {
        return backupCount;
    }

    public InstanceConfig setBackupCount(int backupCount) {
        Checks.backups(backupCount, 0);
        this.backupCount = backupCount;
        return this;
    }

    public int getCooperativeThreadCount() {
        return cooperativeThreadCount;
    }

    public InstanceConfig setCooperativeThreadCount(int cooperativeThreadCount) {
        Checks.atLeast(cooperativeThreadCount, 1, "cooperativeThreadCount");
        this.cooperativeThreadCount = cooperativeThreadCount;
        return this;
    }

    public int getFlowControlPeriodMs() {
        return flowControlPeriodMs;
    }

    public InstanceConfig setFlowControlPeriodMs(int flowControlPeriodMs) {
        Checks.atLeast(flowControlPeriodMs, 1, "flowControlPeriodMs");
        this.flowControlPeriodMs = flowControlPeriodMs;
        return this;
    }

    public boolean isLosslessRestartEnabled() {
        return losslessRestartEnabled;
    }

    public InstanceConfig setLosslessRestartEnabled(boolean losslessRestartEnabled) {
        this.losslessRestartEnabled = losslessRestartEnabled;
        return this;
    }

    public long getMaxProcessorAccumulatedRecords() {
        return maxProcessorAccumulatedRecords;
    }

    public InstanceConfig setMaxProcessorAccumulatedRecords(long maxProcessorAccumulatedRecords) {
        Checks.atLeast(maxProcessorAccumulatedRecords, 1, "maxProcessorAccumulatedRecords");
        this.maxProcessorAccumulatedRecords = maxProcessorAccumulatedRecords;
        return this;
    }

    public long getScaleUpDelayMillis() {
        return scaleUpDelayMillis;
    }

    public InstanceConfig setScaleUpDelayMillis(long scaleUpDelayMillis) {
        Checks.atLeast(scaleUpDelayMillis, 0, "scaleUpDelayMillis");
        this.scaleUpDelayMillis = scaleUpDelayMillis;
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
        InstanceConfig that = (InstanceConfig) other;
        return backupCount == that.backupCount
            && cooperativeThreadCount == that.cooperativeThreadCount
            && flowControlPeriodMs == that.flowControlPeriodMs
            && losslessRestartEnabled == that.losslessRestartEnabled
            && maxProcessorAccumulatedRecords == that.maxProcessorAccumulatedRecords
            && scaleUpDelayMillis == that.scaleUpDelayMillis;
    }

    @Override
    public int hashCode() {
        return Objects.hash(backupCount, cooperativeThreadCount, flowControlPeriodMs, losslessRestartEnabled,
            maxProcessorAccumulatedRecords, scaleUpDelayMillis);
    }
}
