package com.hazelcast.config;

import io.filbert.hazelcast.Checks;
import java.util.Objects;

/** One scheduled executor, or by a pattern several. A holder. */
public class ScheduledExecutorConfig implements NamedConfig {
    private String name = "default";
    private int capacity = 100;
    private CapacityPolicy capacityPolicy = CapacityPolicy.PER_NODE;
    private int durability = 1;
    private MergePolicyConfig mergePolicyConfig = new MergePolicyConfig();
    private int poolSize = 16;
    private String splitBrainProtectionName;
    private boolean statisticsEnabled = true;

    public ScheduledExecutorConfig() {
    }

    public ScheduledExecutorConfig(String name) {
        setName(name);
    }

    public ScheduledExecutorConfig(ScheduledExecutorConfig config) {
        name = config.name;
        capacity = config.capacity;
        capacityPolicy = config.capacityPolicy;
        durability = config.durability;
        mergePolicyConfig = new MergePolicyConfig(config.mergePolicyConfig);
        poolSize = config.poolSize;
        splitBrainProtectionName = config.splitBrainProtectionName;
        statisticsEnabled = config.statisticsEnabled;
    }

    public ScheduledExecutorConfig(String name, int durability, int capacity, int poolSize, String splitBrainProtectionName,
        MergePolicyConfig mergePolicyConfig, CapacityPolicy capacityPolicy, boolean statisticsEnabled) {
        this.name = name;
        this.durability = durability;
        this.capacity = capacity;
        this.poolSize = poolSize;
        this.splitBrainProtectionName = splitBrainProtectionName;
        this.mergePolicyConfig = mergePolicyConfig;
        this.capacityPolicy = capacityPolicy;
        this.statisticsEnabled = statisticsEnabled;
    }

    public ScheduledExecutorConfig(String name, int durability, int capacity, int poolSize, boolean statisticsEnabled) {
        this.name = name;
        this.durability = durability;
        this.capacity = capacity;
        this.poolSize = poolSize;
        this.statisticsEnabled = statisticsEnabled;
    }

    @Override
    public String getName() {
        return name;
    }

    @Override
    public ScheduledExecutorConfig setName(String name) {
        this.name = name;
        return this;
    }

    public int getCapacity() {
        return capacity;
    }

    public ScheduledExecutorConfig setCapacity(int capacity) {
        Checks.atLeast(capacity, 0, "capacity");
        this.capacity = capacity;
        return this;
    }

    public CapacityPolicy getCapacityPolicy() {
        return capacityPolicy;
    }

    public ScheduledExecutorConfig setCapacityPolicy(CapacityPolicy capacityPolicy) {
        Objects.requireNonNull(capacityPolicy, "capacityPolicy");
        this.capacityPolicy = capacityPolicy;
        return this;
    }

    public int getDurability() {
        return durability;
    }

    public ScheduledExecutorConfig setDurability(int durability) {
        Checks.atLeast(durability, 0, "durability");
        this.durability = durability;
        return this;
    }

    public MergePolicyConfig getMergePolicyConfig() {
        return mergePolicyConfig;
    }

    public ScheduledExecutorConfig setMergePolicyConfig(MergePolicyConfig mergePolicyConfig) {
        Objects.requireNonNull(mergePolicyConfig, "mergePolicyConfig");
        this.mergePolicyConfig = mergePolicyConfig;
        return this;
    }

    public int getPoolSize() {
        return poolSize;
    }

    public ScheduledExecutorConfig setPoolSize(int poolSize) {
        Checks.atLeast(poolSize, 1, "poolSize");
        this.poolSize = poolSize;
        return this;
    }

    public String getSplitBrainProtectionName() {
        return splitBrainProtectionName;
    }

    public ScheduledExecutorConfig setSplitBrainProtectionName(String splitBrainProtectionName) {
        this.splitBrainProtectionName = splitBrainProtectionName;
        return this;
    }

    public boolean isStatisticsEnabled() {
        return statisticsEnabled;
    }

    public ScheduledExecutorConfig setStatisticsEnabled(boolean statisticsEnabled) {
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
        ScheduledExecutorConfig that = (ScheduledExecutorConfig) other;
        return Objects.equals(name, that.name)
            && capacity == that.capacity
            && Objects.equals(capacityPolicy, that.capacityPolicy)
            && durability == that.durability
            && Objects.equals(mergePolicyConfig, that.mergePolicyConfig)
            && poolSize == that.poolSize
            && Objects.equals(splitBrainProtectionName, that.splitBrainProtectionName)
            && statisticsEnabled == that.statisticsEnabled;
    }

    @Override
    public int hashCode() {
        return Objects.hash(name, capacity, capacityPolicy, durability, mergePolicyConfig, poolSize, splitBrainProtectionName, statisticsEnabled);
    }

    @Override
    public String toString() {
        return "ScheduledExecutorConfig{name=" + name
            + ", capacity=" + capacity
            + ", capacityPolicy=" + capacityPolicy
            + ", durability=" + durability
            + ", mergePolicyConfig=" + mergePolicyConfig
            + ", poolSize=" + poolSize
            + ", splitBrainProtectionName=" + splitBrainProtectionName
            + ", statisticsEnabled=" + statisticsEnabled
            + "}";
    }

    /** What the capacity counts. */
    public enum CapacityPolicy {
        PER_NODE, PER_PARTITION;

        public byte getId() {
            return (byte) ordinal();
        }

        public static CapacityPolicy getById(byte id) {
            return id >= 0 && id < values().length ? values()[id] : null;
        }
    }
}
