package com.hazelcast.config;

import com.hazelcast.partition.PartitioningStrategy;
import java.util.Objects;

/** What of the key decides the partition. A holder. */
public class PartitioningStrategyConfig {
    private PartitioningStrategy partitioningStrategy;
    private String partitioningStrategyClass;

    public PartitioningStrategyConfig() {
    }

    public PartitioningStrategyConfig(PartitioningStrategy partitioningStrategy) {
        setPartitioningStrategy(partitioningStrategy);
    }

    public PartitioningStrategyConfig(String partitioningStrategyClass) {
        setPartitioningStrategyClass(partitioningStrategyClass);
    }

    public PartitioningStrategyConfig(PartitioningStrategyConfig config) {
        partitioningStrategy = config.partitioningStrategy;
        partitioningStrategyClass = config.partitioningStrategyClass;
    }

    public PartitioningStrategy getPartitioningStrategy() {
        return partitioningStrategy;
    }

    public PartitioningStrategyConfig setPartitioningStrategy(PartitioningStrategy partitioningStrategy) {
        this.partitioningStrategy = partitioningStrategy;
        return this;
    }

    public String getPartitioningStrategyClass() {
        return partitioningStrategyClass;
    }

    public PartitioningStrategyConfig setPartitioningStrategyClass(String partitioningStrategyClass) {
        this.partitioningStrategyClass = partitioningStrategyClass;
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
        PartitioningStrategyConfig that = (PartitioningStrategyConfig) other;
        return Objects.equals(partitioningStrategy, that.partitioningStrategy)
            && Objects.equals(partitioningStrategyClass, that.partitioningStrategyClass);
    }

    @Override
    public int hashCode() {
        return Objects.hash(partitioningStrategy, partitioningStrategyClass);
    }

    @Override
    public String toString() {
        return "PartitioningStrategyConfig{partitioningStrategy=" + partitioningStrategy
            + ", partitioningStrategyClass=" + partitioningStrategyClass
            + "}";
    }
}
