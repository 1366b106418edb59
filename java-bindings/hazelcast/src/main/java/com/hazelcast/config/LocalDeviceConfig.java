package com.hazelcast.config;

import com.hazelcast.memory.Capacity;
import com.hazelcast.memory.MemoryUnit;
import java.io.File;
import java.util.Objects;

/** A directory for tiered stores. A holder. */
public final class LocalDeviceConfig implements DeviceConfig {
    public static final String DEFAULT_DEVICE_NAME = "default-tiered-store-device";
    public static final String DEFAULT_DEVICE_BASE_DIR = "tiered-store";
    public static final int DEFAULT_BLOCK_SIZE_IN_BYTES = 4096;
    public static final int DEFAULT_READ_IO_THREAD_COUNT = 4;
    public static final int DEFAULT_WRITE_IO_THREAD_COUNT = 4;
    public static final Capacity DEFAULT_CAPACITY = Capacity.of(256, MemoryUnit.GIGABYTES);

    private String name = DEFAULT_DEVICE_NAME;
    private File baseDir = new File(DEFAULT_DEVICE_BASE_DIR).getAbsoluteFile();
    private int blockSize = DEFAULT_BLOCK_SIZE_IN_BYTES;
    private Capacity capacity = DEFAULT_CAPACITY;
    private int readIOThreadCount = DEFAULT_READ_IO_THREAD_COUNT;
    private int writeIOThreadCount = DEFAULT_WRITE_IO_THREAD_COUNT;

    public LocalDeviceConfig() {
    }

    public LocalDeviceConfig(LocalDeviceConfig config) {
        name = config.name;
        baseDir = config.baseDir;
        blockSize = config.blockSize;
        capacity = config.capacity;
        readIOThreadCount = config.readIOThreadCount;
        writeIOThreadCount = config.writeIOThreadCount;
    }

    public String getName() {
        return name;
    }

    public LocalDeviceConfig setName(String name) {
        Objects.requireNonNull(name, "name");
        this.name = name;
        return this;
    }

    public File getBaseDir() {
        return baseDir;
    }

    public LocalDeviceConfig setBaseDir(File baseDir) {
        Objects.requireNonNull(baseDir, "baseDir");
        this.baseDir = baseDir;
        return this;
    }

    public int getBlockSize() {
        return blockSize;
    }

    public LocalDeviceConfig setBlockSize(int blockSize) {
        this.blockSize = blockSize;
        return this;
    }

    public Capacity getCapacity() {
        return capacity;
    }

    public LocalDeviceConfig setCapacity(Capacity capacity) {
        this.capacity = capacity;
        return this;
    }

    public int getReadIOThreadCount() {
        return readIOThreadCount;
    }

    public LocalDeviceConfig setReadIOThreadCount(int readIOThreadCount) {
        this.readIOThreadCount = readIOThreadCount;
        return this;
    }

    public int getWriteIOThreadCount() {
        return writeIOThreadCount;
    }

    public LocalDeviceConfig setWriteIOThreadCount(int writeIOThreadCount) {
        this.writeIOThreadCount = writeIOThreadCount;
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
        LocalDeviceConfig that = (LocalDeviceConfig) other;
        return Objects.equals(name, that.name)
            && Objects.equals(baseDir, that.baseDir)
            && blockSize == that.blockSize
            && Objects.equals(capacity, that.capacity)
            && readIOThreadCount == that.readIOThreadCount
            && writeIOThreadCount == that.writeIOThreadCount;
    }

    @Override
    public int hashCode() {
        return Objects.hash(name, baseDir, blockSize, capacity, readIOThreadCount, writeIOThreadCount);
    }

    @Override
    public String toString() {
        return "LocalDeviceConfig{name=" + name
            + ", baseDir=" + baseDir
            + ", blockSize=" + blockSize
            + ", capacity=" + capacity
            + ", readIOThreadCount=" + readIOThreadCount
            + ", writeIOThreadCount=" + writeIOThreadCount
            + "}";
    }

    @Override
    public boolean isLocal() {
        return true;
    }
}
