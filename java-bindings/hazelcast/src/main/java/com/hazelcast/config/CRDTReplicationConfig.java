package com.hazelcast.config;

import io.filbert.hazelcast.Checks;
import java.util.Objects;

/** How often and to how many members counters without an owner travel. */
public class CRDTReplicationConfig {
    public static final int DEFAULT_REPLICATION_PERIOD_MILLIS = 1000;
    public static final int DEFAULT_MAX_CONCURRENT_REPLICATION_TARGETS = 1;

    private int maxConcurrentReplicationTargets = DEFAULT_MAX_CONCURRENT_REPLICATION_TARGETS;
    private int replicationPeriodMillis = DEFAULT_REPLICATION_PERIOD_MILLIS;

    public CRDTReplicationConfig() {
    }

    public int getMaxConcurrentReplicationTargets() {
        return maxConcurrentReplicationTargets;
    }

    public CRDTReplicationConfig setMaxConcurrentReplicationTargets(int maxConcurrentReplicationTargets) {
        Checks.configured(maxConcurrentReplicationTargets >= 1,
            "maxConcurrentReplicationTargets is " + maxConcurrentReplicationTargets + " but must be >= 1");
        this.maxConcurrentReplicationTargets = maxConcurrentReplicationTargets;
        return this;
    }

    public int getReplicationPeriodMillis() {
        return replicationPeriodMillis;
    }

    public CRDTReplicationConfig setReplicationPeriodMillis(int replicationPeriodMillis) {
        Checks.configured(replicationPeriodMillis >= 1,
            "replicationPeriodMillis is " + replicationPeriodMillis + " but must be >= 1");
        this.replicationPeriodMillis = replicationPeriodMillis;
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
        CRDTReplicationConfig that = (CRDTReplicationConfig) other;
        return maxConcurrentReplicationTargets == that.maxConcurrentReplicationTargets
            && replicationPeriodMillis == that.replicationPeriodMillis;
    }

    @Override
    public int hashCode() {
        return Objects.hash(maxConcurrentReplicationTargets, replicationPeriodMillis);
    }
}
