package com.hazelcast.config;

import com.hazelcast.memory.Capacity;
import com.hazelcast.memory.MemorySize;
import com.hazelcast.memory.MemoryUnit;
import io.filbert.hazelcast.Checks;
import java.util.Objects;

/** Memory outside the Java heap. A holder: turned on, one warning, as no entry is on the heap anyway. */
public class NativeMemoryConfig {
    public static final int DEFAULT_MIN_BLOCK_SIZE = 16;
    public static final int DEFAULT_PAGE_SIZE = 4_194_304;
    public static final float DEFAULT_METADATA_SPACE_PERCENTAGE = 12.5f;
    public static final int MIN_INITIAL_MEMORY_SIZE = 512;
    public static final int INITIAL_MEMORY_SIZE = 512;

    private boolean enabled;
    private MemoryAllocatorType allocatorType = MemoryAllocatorType.POOLED;
    private Capacity capacity = new Capacity(INITIAL_MEMORY_SIZE, MemoryUnit.MEGABYTES);
    private float metadataSpacePercentage = DEFAULT_METADATA_SPACE_PERCENTAGE;
    private int minBlockSize = DEFAULT_MIN_BLOCK_SIZE;
    private int pageSize = DEFAULT_PAGE_SIZE;
    private PersistentMemoryConfig persistentMemoryConfig = new PersistentMemoryConfig();
    private String persistentMemoryDirectory;

    public NativeMemoryConfig() {
    }

    public NativeMemoryConfig(NativeMemoryConfig config) {
        enabled = config.enabled;
        allocatorType = config.allocatorType;
        capacity = config.capacity;
        metadataSpacePercentage = config.metadataSpacePercentage;
        minBlockSize = config.minBlockSize;
        pageSize = config.pageSize;
        persistentMemoryConfig = new PersistentMemoryConfig(config.persistentMemoryConfig);
        persistentMemoryDirectory = config.persistentMemoryDirectory;
    }

    public boolean isEnabled() {
        return enabled;
    }

    public NativeMemoryConfig setEnabled(boolean enabled) {
        this.enabled = enabled;
        return this;
    }

    public MemoryAllocatorType getAllocatorType() {
        return allocatorType;
    }

    public NativeMemoryConfig setAllocatorType(MemoryAllocatorType allocatorType) {
        this.allocatorType = allocatorType;
        return this;
    }

    public Capacity getCapacity() {
        return capacity;
    }

    public NativeMemoryConfig setCapacity(Capacity capacity) {
        Checks.notNull(capacity, "capacity");
        this.capacity = capacity;
        return this;
    }

    public float getMetadataSpacePercentage() {
        return metadataSpacePercentage;
    }

    public NativeMemoryConfig setMetadataSpacePercentage(float metadataSpacePercentage) {
        this.metadataSpacePercentage = metadataSpacePercentage;
        return this;
    }

    public int getMinBlockSize() {
        return minBlockSize;
    }

    public NativeMemoryConfig setMinBlockSize(int minBlockSize) {
        Checks.atLeast(minBlockSize, 1, "minBlockSize");
        this.minBlockSize = minBlockSize;
        return this;
    }

    public int getPageSize() {
        return pageSize;
    }

    public NativeMemoryConfig setPageSize(int pageSize) {
        Checks.atLeast(pageSize, 1, "pageSize");
        this.pageSize = pageSize;
        return this;
    }

    public PersistentMemoryConfig getPersistentMemoryConfig() {
        return persistentMemoryConfig;
    }

    public void setPersistentMemoryConfig(PersistentMemoryConfig persistentMemoryConfig) {
        Objects.requireNonNull(persistentMemoryConfig, "persistentMemoryConfig");
        this.persistentMemoryConfig = persistentMemoryConfig;
    }

    public String getPersistentMemoryDirectory() {
        return persistentMemoryDirectory;
    }

    public NativeMemoryConfig setPersistentMemoryDirectory(String persistentMemoryDirectory) {
        this.persistentMemoryDirectory = persistentMemoryDirectory;
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
        NativeMemoryConfig that = (NativeMemoryConfig) other;
        return enabled == that.enabled
            && Objects.equals(allocatorType, that.allocatorType)
            && Objects.equals(capacity, that.capacity)
            && metadataSpacePercentage == that.metadataSpacePercentage
            && minBlockSize == that.minBlockSize
            && pageSize == that.pageSize
            && Objects.equals(persistentMemoryConfig, that.persistentMemoryConfig)
            && Objects.equals(persistentMemoryDirectory, that.persistentMemoryDirectory);
    }

    @Override
    public int hashCode() {
        return Objects.hash(enabled, allocatorType, capacity, metadataSpacePercentage, minBlockSize, pageSize, persistentMemoryConfig,
            persistentMemoryDirectory);
    }

    @Override
    public String toString() {
        return "NativeMemoryConfig{enabled=" + enabled
            + ", allocatorType=" + allocatorType
            + ", capacity=" + capacity
            + ", metadataSpacePercentage=" + metadataSpacePercentage
            + ", minBlockSize=" + minBlockSize
            + ", pageSize=" + pageSize
            + ", persistentMemoryConfig=" + persistentMemoryConfig
            + ", persistentMemoryDirectory=" + persistentMemoryDirectory
            + "}";
    }

    public MemorySize getSize() {
        return new MemorySize(capacity.getValue(), capacity.getUnit());
    }

    public NativeMemoryConfig setSize(MemorySize size) {
        return setCapacity(new Capacity(size.getValue(), size.getUnit()));
    }

    /** Who manages the memory. */
    public enum MemoryAllocatorType {
        STANDARD, POOLED
    }
}
