package com.hazelcast.config;

import io.filbert.hazelcast.Checks;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** One queue, or by a pattern several. */
public class QueueConfig implements NamedConfig {
    public static final int DEFAULT_MAX_SIZE = 0;
    public static final int DEFAULT_SYNC_BACKUP_COUNT = 1;
    public static final int DEFAULT_ASYNC_BACKUP_COUNT = 0;
    public static final int DEFAULT_EMPTY_QUEUE_TTL = -1;

    private String name;
    private int asyncBackupCount = DEFAULT_ASYNC_BACKUP_COUNT;
    private int backupCount = DEFAULT_SYNC_BACKUP_COUNT;
    private int emptyQueueTtl = DEFAULT_EMPTY_QUEUE_TTL;
    private List<ItemListenerConfig> itemListenerConfigs = new ArrayList<>();
    private int maxSize = DEFAULT_MAX_SIZE;
    private MergePolicyConfig mergePolicyConfig = new MergePolicyConfig();
    private String priorityComparatorClassName;
    private QueueStoreConfig queueStoreConfig;
    private String splitBrainProtectionName;
    private boolean statisticsEnabled = true;

    public QueueConfig() {
    }

    public QueueConfig(String name) {
        setName(name);
    }

    public QueueConfig(QueueConfig config) {
        name = config.name;
        asyncBackupCount = config.asyncBackupCount;
        backupCount = config.backupCount;
        emptyQueueTtl = config.emptyQueueTtl;
        itemListenerConfigs = new ArrayList<>(config.itemListenerConfigs);
        maxSize = config.maxSize;
        mergePolicyConfig = new MergePolicyConfig(config.mergePolicyConfig);
        priorityComparatorClassName = config.priorityComparatorClassName;
        queueStoreConfig = config.queueStoreConfig == null ? null : new QueueStoreConfig(config.queueStoreConfig);
        splitBrainProtectionName = config.splitBrainProtectionName;
        statisticsEnabled = config.statisticsEnabled;
    }

    @Override
    public String getName() {
        return name;
    }

    @Override
    public QueueConfig setName(String name) {
        this.name = name;
        return this;
    }

    public int getAsyncBackupCount() {
        return asyncBackupCount;
    }

    public QueueConfig setAsyncBackupCount(int asyncBackupCount) {
        Checks.backups(backupCount, asyncBackupCount);
        this.asyncBackupCount = asyncBackupCount;
        return this;
    }

    public int getBackupCount() {
        return backupCount;
    }

    public QueueConfig setBackupCount(int backupCount) {
        Checks.backups(backupCount, asyncBackupCount);
        this.backupCount = backupCount;
        return this;
    }

    public int getEmptyQueueTtl() {
        return emptyQueueTtl;
    }

    public QueueConfig setEmptyQueueTtl(int emptyQueueTtl) {
        this.emptyQueueTtl = emptyQueueTtl;
        return this;
    }

    public List<ItemListenerConfig> getItemListenerConfigs() {
        return itemListenerConfigs;
    }

    public QueueConfig setItemListenerConfigs(List<ItemListenerConfig> itemListenerConfigs) {
        this.itemListenerConfigs = itemListenerConfigs;
        return this;
    }

    public int getMaxSize() {
        return maxSize == 0 ? Integer.MAX_VALUE : maxSize;
    }

    public QueueConfig setMaxSize(int maxSize) {
        Checks.atLeast(maxSize, 0, "maxSize");
        this.maxSize = maxSize;
        return this;
    }

    public MergePolicyConfig getMergePolicyConfig() {
        return mergePolicyConfig;
    }

    public QueueConfig setMergePolicyConfig(MergePolicyConfig mergePolicyConfig) {
        Objects.requireNonNull(mergePolicyConfig, "mergePolicyConfig");
        this.mergePolicyConfig = mergePolicyConfig;
        return this;
    }

    public String getPriorityComparatorClassName() {
        return priorityComparatorClassName;
    }

    public QueueConfig setPriorityComparatorClassName(String priorityComparatorClassName) {
        this.priorityComparatorClassName = priorityComparatorClassName;
        return this;
    }

    public QueueStoreConfig getQueueStoreConfig() {
        return queueStoreConfig;
    }

    public QueueConfig setQueueStoreConfig(QueueStoreConfig queueStoreConfig) {
        this.queueStoreConfig = queueStoreConfig;
        return this;
    }

    public String getSplitBrainProtectionName() {
        return splitBrainProtectionName;
    }

    public QueueConfig setSplitBrainProtectionName(String splitBrainProtectionName) {
        this.splitBrainProtectionName = splitBrainProtectionName;
        return this;
    }

    public boolean isStatisticsEnabled() {
        return statisticsEnabled;
    }

    public QueueConfig setStatisticsEnabled(boolean statisticsEnabled) {
        this.statisticsEnabled = statisticsEnabled;
        return this;
    }

    public int getTotalBackupCount() {
        return backupCount + asyncBackupCount;
    }

    public QueueConfig addItemListenerConfig(ItemListenerConfig itemListenerConfig) {
        itemListenerConfigs.add(itemListenerConfig);
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
        QueueConfig that = (QueueConfig) other;
        return Objects.equals(name, that.name)
            && asyncBackupCount == that.asyncBackupCount
            && backupCount == that.backupCount
            && emptyQueueTtl == that.emptyQueueTtl
            && Objects.equals(itemListenerConfigs, that.itemListenerConfigs)
            && maxSize == that.maxSize
            && Objects.equals(mergePolicyConfig, that.mergePolicyConfig)
            && Objects.equals(priorityComparatorClassName, that.priorityComparatorClassName)
            && Objects.equals(queueStoreConfig, that.queueStoreConfig)
            && Objects.equals(splitBrainProtectionName, that.splitBrainProtectionName)
            && statisticsEnabled == that.statisticsEnabled;
    }

    @Override
    public int hashCode() {
        return Objects.hash(name, asyncBackupCount, backupCount, emptyQueueTtl, itemListenerConfigs, maxSize, mergePolicyConfig,
            priorityComparatorClassName, queueStoreConfig, splitBrainProtectionName, statisticsEnabled);
    }

    @Override
    public String toString() {
        return "QueueConfig{name=" + name
            + ", asyncBackupCount=" + asyncBackupCount
            + ", backupCount=" + backupCount
            + ", emptyQueueTtl=" + emptyQueueTtl
            + ", itemListenerConfigs=" + itemListenerConfigs
            + ", maxSize=" + maxSize
            + ", mergePolicyConfig=" + mergePolicyConfig
            + ", priorityComparatorClassName=" + priorityComparatorClassName
            + ", queueStoreConfig=" + queueStoreConfig
            + ", splitBrainProtectionName=" + splitBrainProtectionName
            + ", statisticsEnabled=" + statisticsEnabled
            + "}";
    }

    public boolean isPriorityQueue() {
        return priorityComparatorClassName != null && !priorityComparatorClassName.isEmpty();
    }
}
