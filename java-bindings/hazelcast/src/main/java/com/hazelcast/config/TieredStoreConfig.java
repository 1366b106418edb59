package com.hazelcast.config;

import java.util.Objects;

/** A map partly in memory, partly on disk. A holder: turned on, it is refused at start. */
public class TieredStoreConfig {
    public static final boolean DEFAULT_ENABLED = false;

    private boolean enabled = DEFAULT_ENABLED;
    private DiskTierConfig diskTierConfig = new DiskTierConfig();
    private MemoryTierConfig memoryTierConfig = new MemoryTierConfig();

    public TieredStoreConfig() {
    }

    public TieredStoreConfig(TieredStoreConfig config) {
        enabled = config.enabled;
        diskTierConfig = new DiskTierConfig(config.diskTierConfig);
        memoryTierConfig = new MemoryTierConfig(config.memoryTierConfig);
    }

    public boolean isEnabled() {
        return enabled;
    }

    public TieredStoreConfig setEnabled(boolean enabled) {
        this.enabled = enabled;
        return this;
    }

    public DiskTierConfig getDiskTierConfig() {
        return diskTierConfig;
    }

    public TieredStoreConfig setDiskTierConfig(DiskTierConfig diskTierConfig) {
        this.diskTierConfig = diskTierConfig;
        return this;
    }

    public MemoryTierConfig getMemoryTierConfig() {
        return memoryTierConfig;
    }

    public TieredStoreConfig setMemoryTierConfig(MemoryTierConfig memoryTierConfig) {
        this.memoryTierConfig = memoryTierConfig;
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
        TieredStoreConfig that = (TieredStoreConfig) other;
        return enabled == that.enabled
            && Objects.equals(diskTierConfig, that.diskTierConfig)
            && Objects.equals(memoryTierConfig, that.memoryTierConfig);
    }

    @Override
    public int hashCode() {
        return Objects.hash(enabled, diskTierConfig, memoryTierConfig);
    }

    @Override
    public String toString() {
        return "TieredStoreConfig{enabled=" + enabled
            + ", diskTierConfig=" + diskTierConfig
            + ", memoryTierConfig=" + memoryTierConfig
            + "}";
    }
}
