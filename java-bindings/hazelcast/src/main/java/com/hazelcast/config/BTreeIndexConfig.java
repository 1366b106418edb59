package com.hazelcast.config;

import com.hazelcast.memory.Capacity;
import com.hazelcast.memory.MemoryUnit;
import java.util.Objects;

/** Pages of an index on disk. A holder. */
public class BTreeIndexConfig {
    public static final Capacity DEFAULT_PAGE_SIZE = Capacity.of(16, MemoryUnit.KILOBYTES);

    private MemoryTierConfig memoryTierConfig = new MemoryTierConfig();
    private Capacity pageSize = DEFAULT_PAGE_SIZE;

    public BTreeIndexConfig() {
    }

    public BTreeIndexConfig(BTreeIndexConfig config) {
        memoryTierConfig = new MemoryTierConfig(config.memoryTierConfig);
        pageSize = config.pageSize;
    }

    public MemoryTierConfig getMemoryTierConfig() {
        return memoryTierConfig;
    }

    public BTreeIndexConfig setMemoryTierConfig(MemoryTierConfig memoryTierConfig) {
        Objects.requireNonNull(memoryTierConfig, "memoryTierConfig");
        this.memoryTierConfig = memoryTierConfig;
        return this;
    }

    public Capacity getPageSize() {
        return pageSize;
    }

    public BTreeIndexConfig setPageSize(Capacity pageSize) {
        Objects.requireNonNull(pageSize, "pageSize");
        this.pageSize = pageSize;
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
        BTreeIndexConfig that = (BTreeIndexConfig) other;
        return Objects.equals(memoryTierConfig, that.memoryTierConfig)
            && Objects.equals(pageSize, that.pageSize);
    }

    @Override
    public int hashCode() {
        return Objects.hash(memoryTierConfig, pageSize);
    }

    @Override
    public String toString() {
        return "BTreeIndexConfig{memoryTierConfig=" + memoryTierConfig
            + ", pageSize=" + pageSize
            + "}";
    }
}
