package com.hazelcast.config;

import io.filbert.hazelcast.Checks;
import java.util.Objects;

/** One durable executor, or by a pattern several. A holder. */
public class DurableExecutorConfig implements NamedConfig {
    public static final int DEFAULT_POOL_SIZE = 16;
    public static final int DEFAULT_RING_BUFFER_CAPACITY = 100;
    public static final int DEFAULT_DURABILITY = 1;

    private String name = "default";
    private int capacity = DEFAULT_RING_BUFFER_CAPACITY;
    private int durability = DEFAULT_DURABILITY;
    private int poolSize = DEFAULT_POOL_SIZE;
    private String splitBrainProtectionName;
    private boolean statisticsEnabled = true;

    public DurableExecutorConfig() {
    }

    public DurableExecutorConfig(String name) {
        setName(name);
    }

    public DurableExecutorConfig(DurableExecutorConfig config) {
        name = config.name;
        capacity = config.capacity;
        durability = config.durability;
        poolSize = config.poolSize;
        splitBrainProtectionName = config.splitBrainProtectionName;
        statisticsEnabled = config.statisticsEnabled;
    }

    public DurableExecutorConfig(String name, int poolSize, int durability, int capacity,
        String splitBrainProtectionName, boolean statisticsEnabled) {
        this.name = name;
        this.poolSize = poolSize;
        this.durability = durability;
        this.capacity = capacity;
        this.splitBrainProtectionName = splitBrainProtectionName;
        this.statisticsEnabled = statisticsEnabled;
    }

    public DurableExecutorConfig(String name, int poolSize, int durability, int capacity, boolean statisticsEnabled) {
        this.name = name;
        this.poolSize = poolSize;
        this.durability = durability;
        this.capacity = capacity;
        this.statisticsEnabled = statisticsEnabled;
    }

    @Override
    public String getName() {
        return name;
    }

    @Override
    public DurableExecutorConfig setName(String name) {
        this.name = name;
        return this;
    }

    public int getCapacity() {
        return capacity;
    }

    public DurableExecutorConfig setCapacity(int capacity) {
        Checks.atLeast(capacity, 1, "capacity");
        this.capacity = capacity;
        return this;
    }

    public int getDurability() {
        return durability;
    }

    public DurableExecutorConfig setDurability(int durability) {
        Checks.atLeast(durability, 0, "durability");
        this.durability = durability;
        return this;
    }

    public int getPoolSize() {
        return poolSize;
    }

    public DurableExecutorConfig setPoolSize(int poolSize) {
        Checks.atLeast(poolSize, 1, "poolSize");
        this.poolSize = poolSize;
        return this;
    }

    public String getSplitBrainProtectionName() {
        return splitBrainProtectionName;
    }

    public DurableExecutorConfig setSplitBrainProtectionName(String splitBrainProtectionName) {
        this.splitBrainProtectionName = splitBrainProtectionName;
        return this;
    }

    public boolean isStatisticsEnabled() {
        return statisticsEnabled;
    }

    public DurableExecutorConfig setStatisticsEnabled(boolean statisticsEnabled) {
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
        DurableExecutorConfig that = (DurableExecutorConfig) other;
        return Objects.equals(name, that.name)
            && capacity == that.capacity
            && durability == that.durability
            && poolSize == that.poolSize
            && Objects.equals(splitBrainProtectionName, that.splitBrainProtectionName)
            && statisticsEnabled == that.statisticsEnabled;
    }

    @Override
    public int hashCode() {
        return Objects.hash(name, capacity, durability, poolSize, splitBrainProtectionName, statisticsEnabled);
    }

    @Override
    public String toString() {
        return "DurableExecutorConfig{name=" + name
            + ", capacity=" + capacity
            + ", durability=" + durability
            + ", poolSize=" + poolSize
            + ", splitBrainProtectionName=" + splitBrainProtectionName
            + ", statisticsEnabled=" + statisticsEnabled
            + "}";
    }
}
