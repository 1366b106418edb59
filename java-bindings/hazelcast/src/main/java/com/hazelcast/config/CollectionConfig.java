package com.hazelcast.config;

import io.filbert.hazelcast.Checks;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** What lists and sets share. */
public abstract class CollectionConfig<T extends CollectionConfig> implements NamedConfig {
    public static final int DEFAULT_MAX_SIZE = 0;
    public static final int DEFAULT_SYNC_BACKUP_COUNT = 1;
    public static final int DEFAULT_ASYNC_BACKUP_COUNT = 0;

    private String name;
    private int asyncBackupCount = DEFAULT_ASYNC_BACKUP_COUNT;
    private int backupCount = DEFAULT_SYNC_BACKUP_COUNT;
    private List<ItemListenerConfig> itemListenerConfigs = new ArrayList<>();
    private int maxSize;
    private MergePolicyConfig mergePolicyConfig = new MergePolicyConfig();
    private String splitBrainProtectionName;
    private boolean statisticsEnabled = true;

    protected CollectionConfig() {
    }

    protected CollectionConfig(CollectionConfig config) {
        name = config.name;
        asyncBackupCount = config.asyncBackupCount;
        backupCount = config.backupCount;
        itemListenerConfigs = config.itemListenerConfigs;
        maxSize = config.maxSize;
        mergePolicyConfig = config.mergePolicyConfig == null ? null : new MergePolicyConfig(config.mergePolicyConfig);
        splitBrainProtectionName = config.splitBrainProtectionName;
        statisticsEnabled = config.statisticsEnabled;
    }

    @Override
    public String getName() {
        return name;
    }

    @Override
    public T setName(String name) {
        this.name = name;
        return self();
    }

    public int getAsyncBackupCount() {
        return asyncBackupCount;
    }

    public T setAsyncBackupCount(int asyncBackupCount) {
        Checks.backups(backupCount, asyncBackupCount);
        this.asyncBackupCount = asyncBackupCount;
        return self();
    }

    public int getBackupCount() {
        return backupCount;
    }

    public T setBackupCount(int backupCount) {
        Checks.backups(backupCount, asyncBackupCount);
        this.backupCount = backupCount;
        return self();
    }

    public List<ItemListenerConfig> getItemListenerConfigs() {
        return itemListenerConfigs;
    }

    public T setItemListenerConfigs(List<ItemListenerConfig> itemListenerConfigs) {
        this.itemListenerConfigs = itemListenerConfigs;
        return self();
    }

    public int getMaxSize() {
        return maxSize == 0 ? Integer.MAX_VALUE : maxSize;
    }

    public T setMaxSize(int maxSize) {
        this.maxSize = maxSize;
        return self();
    }

    public MergePolicyConfig getMergePolicyConfig() {
        return mergePolicyConfig;
    }

    public T setMergePolicyConfig(MergePolicyConfig mergePolicyConfig) {
        this.mergePolicyConfig = mergePolicyConfig;
        return self();
    }

    public String getSplitBrainProtectionName() {
        return splitBrainProtectionName;
    }

    public T setSplitBrainProtectionName(String splitBrainProtectionName) {
        this.splitBrainProtectionName = splitBrainProtectionName;
        return self();
    }

    public boolean isStatisticsEnabled() {
        return statisticsEnabled;
    }

    public T setStatisticsEnabled(boolean statisticsEnabled) {
        this.statisticsEnabled = statisticsEnabled;
        return self();
    }

    public int getTotalBackupCount() {
        return backupCount + asyncBackupCount;
    }

    public T addItemListenerConfig(ItemListenerConfig itemListenerConfig) {
        itemListenerConfigs.add(itemListenerConfig);
        return self();
    }

    @Override
    public boolean equals(Object other) {
        if (this == other) {
            return true;
        }
        if (other == null || getClass() != other.getClass()) {
            return false;
        }
        CollectionConfig<?> that = (CollectionConfig<?>) other;
        return Objects.equals(name, that.name)
            && asyncBackupCount == that.asyncBackupCount
            && backupCount == that.backupCount
            && Objects.equals(itemListenerConfigs, that.itemListenerConfigs)
            && maxSize == that.maxSize
            && Objects.equals(mergePolicyConfig, that.mergePolicyConfig)
            && Objects.equals(splitBrainProtectionName, that.splitBrainProtectionName)
            && statisticsEnabled == that.statisticsEnabled;
    }

    @Override
    public int hashCode() {
        return Objects.hash(name, asyncBackupCount, backupCount, itemListenerConfigs, maxSize, mergePolicyConfig, splitBrainProtectionName,
            statisticsEnabled);
    }

    @SuppressWarnings("unchecked")
    private T self() {
        return (T) this;
    }
}
