package com.hazelcast.config;

import io.filbert.hazelcast.Checks;
import java.util.Objects;

/** One cardinality estimator, or by a pattern several. A holder. */
public class CardinalityEstimatorConfig implements NamedConfig {
    public static final int DEFAULT_SYNC_BACKUP_COUNT = 1;
    public static final int DEFAULT_ASYNC_BACKUP_COUNT = 0;

    private String name = "default";
    private int asyncBackupCount = DEFAULT_ASYNC_BACKUP_COUNT;
    private int backupCount = DEFAULT_SYNC_BACKUP_COUNT;
    private MergePolicyConfig mergePolicyConfig = new MergePolicyConfig("HyperLogLogMergePolicy", MergePolicyConfig.DEFAULT_BATCH_SIZE);
    private String splitBrainProtectionName;

    public CardinalityEstimatorConfig() {
    }

    public CardinalityEstimatorConfig(String name) {
        setName(name);
    }

    public CardinalityEstimatorConfig(CardinalityEstimatorConfig config) {
        name = config.name;
        asyncBackupCount = config.asyncBackupCount;
        backupCount = config.backupCount;
        mergePolicyConfig = new MergePolicyConfig(config.mergePolicyConfig);
        splitBrainProtectionName = config.splitBrainProtectionName;
    }

    public CardinalityEstimatorConfig(String name, int backupCount, int asyncBackupCount, MergePolicyConfig mergePolicyConfig) {
        this.name = name;
        this.backupCount = backupCount;
        this.asyncBackupCount = asyncBackupCount;
        this.mergePolicyConfig = mergePolicyConfig;
    }

    public CardinalityEstimatorConfig(String name, int backupCount, int asyncBackupCount,
        String splitBrainProtectionName, MergePolicyConfig mergePolicyConfig) {
        this.name = name;
        this.backupCount = backupCount;
        this.asyncBackupCount = asyncBackupCount;
        this.splitBrainProtectionName = splitBrainProtectionName;
        this.mergePolicyConfig = mergePolicyConfig;
    }

    public CardinalityEstimatorConfig(String name, int backupCount, int asyncBackupCount) {
        this.name = name;
        this.backupCount = backupCount;
        this.asyncBackupCount = asyncBackupCount;
    }

    @Override
    public String getName() {
        return name;
    }

    @Override
    public CardinalityEstimatorConfig setName(String name) {
        Objects.requireNonNull(name, "name");
        this.name = name;
        return this;
    }

    public int getAsyncBackupCount() {
        return asyncBackupCount;
    }

    public CardinalityEstimatorConfig setAsyncBackupCount(int asyncBackupCount) {
        Checks.backups(backupCount, asyncBackupCount);
        this.asyncBackupCount = asyncBackupCount;
        return this;
    }

    public int getBackupCount() {
        return backupCount;
    }

    public CardinalityEstimatorConfig setBackupCount(int backupCount) {
        Checks.backups(backupCount, asyncBackupCount);
        this.backupCount = backupCount;
        return this;
    }

    public MergePolicyConfig getMergePolicyConfig() {
        return mergePolicyConfig;
    }

    public CardinalityEstimatorConfig setMergePolicyConfig(MergePolicyConfig mergePolicyConfig) {
        Objects.requireNonNull(mergePolicyConfig, "mergePolicyConfig");
        this.mergePolicyConfig = mergePolicyConfig;
        return this;
    }

    public String getSplitBrainProtectionName() {
        return splitBrainProtectionName;
    }

    public CardinalityEstimatorConfig setSplitBrainProtectionName(String splitBrainProtectionName) {
        this.splitBrainProtectionName = splitBrainProtectionName;
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
        CardinalityEstimatorConfig that = (CardinalityEstimatorConfig) other;
        return Objects.equals(name, that.name)
            && asyncBackupCount == that.asyncBackupCount
            && backupCount == that.backupCount
            && Objects.equals(mergePolicyConfig, that.mergePolicyConfig)
            && Objects.equals(splitBrainProtectionName, that.splitBrainProtectionName);
    }

    @Override
    public int hashCode() {
        return Objects.hash(name, asyncBackupCount, backupCount, mergePolicyConfig, splitBrainProtectionName);
    }

    @Override
    public String toString() {
        return "CardinalityEstimatorConfig{name=" + name
            + ", asyncBackupCount=" + asyncBackupCount
            + ", backupCount=" + backupCount
            + ", mergePolicyConfig=" + mergePolicyConfig
            + ", splitBrainProtectionName=" + splitBrainProtectionName
            + "}";
    }
}
