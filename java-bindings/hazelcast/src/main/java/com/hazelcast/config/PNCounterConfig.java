package com.hazelcast.config;

import io.filbert.hazelcast.Checks;
import java.util.Objects;

/** One counter without an owner, or by a pattern several. A holder. */
public class PNCounterConfig implements NamedConfig {
    public static final int DEFAULT_REPLICA_COUNT = Integer.MAX_VALUE;
    public static final boolean DEFAULT_STATISTICS_ENABLED = true;

    private String name = "default";
    private int replicaCount = DEFAULT_REPLICA_COUNT;
    private String splitBrainProtectionName;
    private boolean statisticsEnabled = DEFAULT_STATISTICS_ENABLED;

    public PNCounterConfig() {
    }

    public PNCounterConfig(String name) {
        setName(name);
    }

    public PNCounterConfig(PNCounterConfig config) {
        name = config.name;
        replicaCount = config.replicaCount;
        splitBrainProtectionName = config.splitBrainProtectionName;
        statisticsEnabled = config.statisticsEnabled;
    }

    public PNCounterConfig(String name, int replicaCount, String splitBrainProtectionName, boolean statisticsEnabled) {
        this.name = name;
        this.replicaCount = replicaCount;
        this.splitBrainProtectionName = splitBrainProtectionName;
        this.statisticsEnabled = statisticsEnabled;
    }

    @Override
    public String getName() {
        return name;
    }

    @Override
    public PNCounterConfig setName(String name) {
        Objects.requireNonNull(name, "name");
        this.name = name;
        return this;
    }

    public int getReplicaCount() {
        return replicaCount;
    }

    public PNCounterConfig setReplicaCount(int replicaCount) {
        Checks.configured(replicaCount >= 1, "replicaCount is " + replicaCount + " but must be >= 1");
        this.replicaCount = replicaCount;
        return this;
    }

    public String getSplitBrainProtectionName() {
        return splitBrainProtectionName;
    }

    public PNCounterConfig setSplitBrainProtectionName(String splitBrainProtectionName) {
        this.splitBrainProtectionName = splitBrainProtectionName;
        return this;
    }

    public boolean isStatisticsEnabled() {
        return statisticsEnabled;
    }

    public PNCounterConfig setStatisticsEnabled(boolean statisticsEnabled) {
        this.statisticsEnabled = statisticsEnabled;
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
        PNCounterConfig that = (PNCounterConfig) other;
        return Objects.equals(name, that.name)
            && replicaCount == that.replicaCount
            && Objects.equals(splitBrainProtectionName, that.splitBrainProtectionName)
            && statisticsEnabled == that.statisticsEnabled;
    }

    @Override
    public int hashCode() {
        return Objects.hash(name, replicaCount, splitBrainProtectionName, statisticsEnabled);
    }
}
