package com.hazelcast.config;

import java.util.Objects;

/** How two clusters are compared. A holder. */
public class WanSyncConfig {
    private ConsistencyCheckStrategy consistencyCheckStrategy = ConsistencyCheckStrategy.NONE;

    public WanSyncConfig() {
    }

    public ConsistencyCheckStrategy getConsistencyCheckStrategy() {
        return consistencyCheckStrategy;
    }

    public WanSyncConfig setConsistencyCheckStrategy(ConsistencyCheckStrategy consistencyCheckStrategy) {
        this.consistencyCheckStrategy = consistencyCheckStrategy;
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
        WanSyncConfig that = (WanSyncConfig) other;
        return Objects.equals(consistencyCheckStrategy, that.consistencyCheckStrategy);
    }

    @Override
    public int hashCode() {
        return Objects.hash(consistencyCheckStrategy);
    }

    @Override
    public String toString() {
        return "WanSyncConfig{consistencyCheckStrategy=" + consistencyCheckStrategy
            + "}";
    }
}
