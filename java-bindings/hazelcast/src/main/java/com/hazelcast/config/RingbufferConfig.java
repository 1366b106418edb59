package com.hazelcast.config;

import io.filbert.hazelcast.Checks;
import java.util.Objects;

/** One ring buffer, or by a pattern several. */
public class RingbufferConfig implements NamedConfig {
    public static final int DEFAULT_CAPACITY = 10_000;
    public static final int DEFAULT_SYNC_BACKUP_COUNT = 1;
    public static final int DEFAULT_ASYNC_BACKUP_COUNT = 0;
    public static final int DEFAULT_TTL_SECONDS = 0;
    public static final InMemoryFormat DEFAULT_IN_MEMORY_FORMAT = InMemoryFormat.BINARY;

    private String name;
    private int asyncBackupCount = DEFAULT_ASYNC_BACKUP_COUNT;
    private int backupCount = DEFAULT_SYNC_BACKUP_COUNT;
    private int capacity = DEFAULT_CAPACITY;
    private InMemoryFormat inMemoryFormat = DEFAULT_IN_MEMORY_FORMAT;
    private MergePolicyConfig mergePolicyConfig = new MergePolicyConfig();
    private RingbufferStoreConfig ringbufferStoreConfig = new RingbufferStoreConfig().setEnabled(false);
    private String splitBrainProtectionName;
    private int timeToLiveSeconds = DEFAULT_TTL_SECONDS;

    public RingbufferConfig() {
    }

    public RingbufferConfig(String name) {
        setName(name);
    }

    public RingbufferConfig(RingbufferConfig config) {
        name = config.name;
        asyncBackupCount = config.asyncBackupCount;
        backupCount = config.backupCount;
        capacity = config.capacity;
        inMemoryFormat = config.inMemoryFormat;
        mergePolicyConfig = new MergePolicyConfig(config.mergePolicyConfig);
        ringbufferStoreConfig = new RingbufferStoreConfig(config.ringbufferStoreConfig);
        splitBrainProtectionName = config.splitBrainProtectionName;
        timeToLiveSeconds = config.timeToLiveSeconds;
    }

    @Override
    public String getName() {
        return name;
    }

    @Override
    public RingbufferConfig setName(String name) {
        Checks.hasText(name, "name");
        this.name = name;
        return this;
    }

    public int getAsyncBackupCount() {
        return asyncBackupCount;
    }

    public RingbufferConfig setAsyncBackupCount(int asyncBackupCount) {
        Checks.backups(backupCount, asyncBackupCount);
        this.asyncBackupCount = asyncBackupCount;
        return this;
    }

    public int getBackupCount() {
        return backupCount;
    }

    public RingbufferConfig setBackupCount(int backupCount) {
        Checks.backups(backupCount, asyncBackupCount);
        this.backupCount = backupCount;
        return this;
    }

    public int getCapacity() {
        return capacity;
    }

    public RingbufferConfig setCapacity(int capacity) {
        Checks.atLeast(capacity, 1, "capacity");
        this.capacity = capacity;
        return this;
    }

    public InMemoryFormat getInMemoryFormat() {
        return inMemoryFormat;
    }

    public RingbufferConfig setInMemoryFormat(InMemoryFormat inMemoryFormat) {
        Objects.requireNonNull(inMemoryFormat, "inMemoryFormat");
        this.inMemoryFormat = inMemoryFormat;
        return this;
    }

    public MergePolicyConfig getMergePolicyConfig() {
        return mergePolicyConfig;
    }

    public RingbufferConfig setMergePolicyConfig(MergePolicyConfig mergePolicyConfig) {
        this.mergePolicyConfig = mergePolicyConfig;
        return this;
    }

    public RingbufferStoreConfig getRingbufferStoreConfig() {
        return ringbufferStoreConfig;
    }

    public RingbufferConfig setRingbufferStoreConfig(RingbufferStoreConfig ringbufferStoreConfig) {
        this.ringbufferStoreConfig = ringbufferStoreConfig;
        return this;
    }

    public String getSplitBrainProtectionName() {
        return splitBrainProtectionName;
    }

    public RingbufferConfig setSplitBrainProtectionName(String splitBrainProtectionName) {
        this.splitBrainProtectionName = splitBrainProtectionName;
        return this;
    }

    public int getTimeToLiveSeconds() {
        return timeToLiveSeconds;
    }

    public RingbufferConfig setTimeToLiveSeconds(int timeToLiveSeconds) {
        Checks.atLeast(timeToLiveSeconds, 0, "timeToLiveSeconds");
        this.timeToLiveSeconds = timeToLiveSeconds;
        return this;
    }

    public int getTotalBackupCount() {
        return backupCount + asyncBackupCount;
    }

    @Override
    public boolean equals(Object other) {
        if (this == other) {
            return true;
        }
        if (other == null || getClass() != other.getClass()) {
            return false;
        }
        RingbufferConfig that = (RingbufferConfig) other;
        return Objects.equals(name, that.name)
            && asyncBackupCount == that.asyncBackupCount
            && backupCount == that.backupCount
            && capacity == that.capacity
            && Objects.equals(inMemoryFormat, that.inMemoryFormat)
            && Objects.equals(mergePolicyConfig, that.mergePolicyConfig)
            && Objects.equals(ringbufferStoreConfig, that.ringbufferStoreConfig)
            && Objects.equals(splitBrainProtectionName, that.splitBrainProtectionName)
            && timeToLiveSeconds == that.timeToLiveSeconds;
    }

    @Override
    public int hashCode() {
        return Objects.hash(name, asyncBackupCount, backupCount, capacity, inMemoryFormat, mergePolicyConfig, ringbufferStoreConfig,
            splitBrainProtectionName, timeToLiveSeconds);
    }

    @Override
    public String toString() {
        return "RingbufferConfig{name=" + name
            + ", asyncBackupCount=" + asyncBackupCount
            + ", backupCount=" + backupCount
            + ", capacity=" + capacity
            + ", inMemoryFormat=" + inMemoryFormat
            + ", mergePolicyConfig=" + mergePolicyConfig
            + ", ringbufferStoreConfig=" + ringbufferStoreConfig
            + ", splitBrainProtectionName=" + splitBrainProtectionName
            + ", timeToLiveSeconds=" + timeToLiveSeconds
            + "}";
    }

    /** A copy under another name. */
    public RingbufferConfig(String name, RingbufferConfig config) {
        this(config);
        this.name = name;
    }
}
