package com.hazelcast.config;

import io.filbert.hazelcast.Checks;
import java.util.Objects;

/** One executor, or by a pattern several. A holder. */
public class ExecutorConfig implements NamedConfig {
    public static final int DEFAULT_POOL_SIZE = 16;
    public static final int DEFAULT_QUEUE_CAPACITY = Integer.MAX_VALUE;

    private String name = "default";
    private int poolSize = DEFAULT_POOL_SIZE;
    private int queueCapacity = DEFAULT_QUEUE_CAPACITY;
    private String splitBrainProtectionName;
    private boolean statisticsEnabled = true;

    public ExecutorConfig() {
    }

    public ExecutorConfig(String name) {
        setName(name);
    }

    public ExecutorConfig(ExecutorConfig config) {
        name = config.name;
        poolSize = config.poolSize;
        queueCapacity = config.queueCapacity;
        splitBrainProtectionName = config.splitBrainProtectionName;
        statisticsEnabled = config.statisticsEnabled;
    }

    public ExecutorConfig(String name, int poolSize) {
        this.name = name;
        this.poolSize = poolSize;
    }

    @Override
    public String getName() {
        return name;
    }

    @Override
    public ExecutorConfig setName(String name) {
        this.name = name;
        return this;
    }

    public int getPoolSize() {
        return poolSize;
    }

    public ExecutorConfig setPoolSize(int poolSize) {
        Checks.atLeast(poolSize, 1, "poolSize");
        this.poolSize = poolSize;
        return this;
    }

    public int getQueueCapacity() {
        return queueCapacity;
    }

    public ExecutorConfig setQueueCapacity(int queueCapacity) {
        this.queueCapacity = queueCapacity;
        return this;
    }

    public String getSplitBrainProtectionName() {
        return splitBrainProtectionName;
    }

    public ExecutorConfig setSplitBrainProtectionName(String splitBrainProtectionName) {
        this.splitBrainProtectionName = splitBrainProtectionName;
        return this;
    }

    public boolean isStatisticsEnabled() {
        return statisticsEnabled;
    }

    public ExecutorConfig setStatisticsEnabled(boolean statisticsEnabled) {
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
        ExecutorConfig that = (ExecutorConfig) other;
        return Objects.equals(name, that.name)
            && poolSize == that.poolSize
            && queueCapacity == that.queueCapacity
            && Objects.equals(splitBrainProtectionName, that.splitBrainProtectionName)
            && statisticsEnabled == that.statisticsEnabled;
    }

    @Override
    public int hashCode() {
        return Objects.hash(name, poolSize, queueCapacity, splitBrainProtectionName, statisticsEnabled);
    }

    @Override
    public String toString() {
        return "ExecutorConfig{name=" + name
            + ", poolSize=" + poolSize
            + ", queueCapacity=" + queueCapacity
            + ", splitBrainProtectionName=" + splitBrainProtectionName
            + ", statisticsEnabled=" + statisticsEnabled
            + "}";
    }
}
