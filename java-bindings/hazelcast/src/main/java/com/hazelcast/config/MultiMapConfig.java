package com.hazelcast.config;

import io.filbert.hazelcast.Checks;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** One multimap, or by a pattern several. */
public class MultiMapConfig implements NamedConfig {
    public static final int DEFAULT_SYNC_BACKUP_COUNT = 1;
    public static final int DEFAULT_ASYNC_BACKUP_COUNT = 0;
    public static final ValueCollectionType DEFAULT_VALUE_COLLECTION_TYPE = ValueCollectionType.SET;

    private String name;
    private int asyncBackupCount = DEFAULT_ASYNC_BACKUP_COUNT;
    private int backupCount = DEFAULT_SYNC_BACKUP_COUNT;
    private boolean binary = true;
    private List<EntryListenerConfig> entryListenerConfigs = new ArrayList<>();
    private MergePolicyConfig mergePolicyConfig = new MergePolicyConfig();
    private String splitBrainProtectionName;
    private boolean statisticsEnabled = true;
    private ValueCollectionType valueCollectionType = DEFAULT_VALUE_COLLECTION_TYPE;

    public MultiMapConfig() {
    }

    public MultiMapConfig(String name) {
        setName(name);
    }

    public MultiMapConfig(MultiMapConfig config) {
        name = config.name;
        asyncBackupCount = config.asyncBackupCount;
        backupCount = config.backupCount;
        binary = config.binary;
        entryListenerConfigs = new ArrayList<>(config.entryListenerConfigs);
        mergePolicyConfig = new MergePolicyConfig(config.mergePolicyConfig);
        splitBrainProtectionName = config.splitBrainProtectionName;
        statisticsEnabled = config.statisticsEnabled;
        valueCollectionType = config.valueCollectionType;
    }

    @Override
    public String getName() {
        return name;
    }

    @Override
    public MultiMapConfig setName(String name) {
        this.name = name;
        return this;
    }

    public int getAsyncBackupCount() {
        return asyncBackupCount;
    }

    public MultiMapConfig setAsyncBackupCount(int asyncBackupCount) {
        Checks.backups(backupCount, asyncBackupCount);
        this.asyncBackupCount = asyncBackupCount;
        return this;
    }

    public int getBackupCount() {
        return backupCount;
    }

    public MultiMapConfig setBackupCount(int backupCount) {
        Checks.backups(backupCount, asyncBackupCount);
        this.backupCount = backupCount;
        return this;
    }

    public boolean isBinary() {
        return binary;
    }

    public MultiMapConfig setBinary(boolean binary) {
        this.binary = binary;
        return this;
    }

    public List<EntryListenerConfig> getEntryListenerConfigs() {
        return entryListenerConfigs;
    }

    public MultiMapConfig setEntryListenerConfigs(List<EntryListenerConfig> entryListenerConfigs) {
        this.entryListenerConfigs = entryListenerConfigs;
        return this;
    }

    public MergePolicyConfig getMergePolicyConfig() {
        return mergePolicyConfig;
    }

    public MultiMapConfig setMergePolicyConfig(MergePolicyConfig mergePolicyConfig) {
        Objects.requireNonNull(mergePolicyConfig, "mergePolicyConfig");
        this.mergePolicyConfig = mergePolicyConfig;
        return this;
    }

    public String getSplitBrainProtectionName() {
        return splitBrainProtectionName;
    }

    public MultiMapConfig setSplitBrainProtectionName(String splitBrainProtectionName) {
        this.splitBrainProtectionName = splitBrainProtectionName;
        return this;
    }

    public boolean isStatisticsEnabled() {
        return statisticsEnabled;
    }

    public MultiMapConfig setStatisticsEnabled(boolean statisticsEnabled) {
        this.statisticsEnabled = statisticsEnabled;
        return this;
    }

    public ValueCollectionType getValueCollectionType() {
        return valueCollectionType;
    }

    public MultiMapConfig setValueCollectionType(ValueCollectionType valueCollectionType) {
        Objects.requireNonNull(valueCollectionType, "valueCollectionType");
        this.valueCollectionType = valueCollectionType;
        return this;
    }

    public MultiMapConfig addEntryListenerConfig(EntryListenerConfig entryListenerConfig) {
        entryListenerConfigs.add(entryListenerConfig);
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
        MultiMapConfig that = (MultiMapConfig) other;
        return Objects.equals(name, that.name)
            && asyncBackupCount == that.asyncBackupCount
            && backupCount == that.backupCount
            && binary == that.binary
            && Objects.equals(entryListenerConfigs, that.entryListenerConfigs)
            && Objects.equals(mergePolicyConfig, that.mergePolicyConfig)
            && Objects.equals(splitBrainProtectionName, that.splitBrainProtectionName)
            && statisticsEnabled == that.statisticsEnabled
            && Objects.equals(valueCollectionType, that.valueCollectionType);
    }

    @Override
    public int hashCode() {
        return Objects.hash(name, asyncBackupCount, backupCount, binary, entryListenerConfigs, mergePolicyConfig, splitBrainProtectionName,
            statisticsEnabled, valueCollectionType);
    }

    @Override
    public String toString() {
        return "MultiMapConfig{name=" + name
            + ", asyncBackupCount=" + asyncBackupCount
            + ", backupCount=" + backupCount
            + ", binary=" + binary
            + ", entryListenerConfigs=" + entryListenerConfigs
            + ", mergePolicyConfig=" + mergePolicyConfig
            + ", splitBrainProtectionName=" + splitBrainProtectionName
            + ", statisticsEnabled=" + statisticsEnabled
            + ", valueCollectionType=" + valueCollectionType
            + "}";
    }

    /** What holds the values of a key. */
    public enum ValueCollectionType {
        SET, LIST
    }
}
