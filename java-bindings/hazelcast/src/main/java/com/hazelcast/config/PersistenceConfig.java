package com.hazelcast.config;

import io.filbert.hazelcast.Checks;
import java.io.File;
import java.util.Objects;

/** Where and how data survive on disk. A holder: turned on, it is refused at start. */
public class PersistenceConfig {
    public static final String PERSISTENCE_BASE_DIR_DEFAULT = "persistence";
    public static final int DEFAULT_VALIDATION_TIMEOUT = 120;
    public static final int DEFAULT_DATA_LOAD_TIMEOUT = 900;
    public static final int DEFAULT_PARALLELISM = 1;
    public static final int DEFAULT_REBALANCE_DELAY = 0;

    private boolean enabled;
    private boolean autoRemoveStaleData = true;
    private File backupDir;
    private File baseDir = new File("persistence");
    private PersistenceClusterDataRecoveryPolicy clusterDataRecoveryPolicy = PersistenceClusterDataRecoveryPolicy.FULL_RECOVERY_ONLY;
    private int dataLoadTimeoutSeconds = DEFAULT_DATA_LOAD_TIMEOUT;
    private EncryptionAtRestConfig encryptionAtRestConfig = new EncryptionAtRestConfig();
    private int parallelism = DEFAULT_PARALLELISM;
    private int rebalanceDelaySeconds = DEFAULT_REBALANCE_DELAY;
    private int validationTimeoutSeconds = DEFAULT_VALIDATION_TIMEOUT;

    public PersistenceConfig() {
    }

    public boolean isEnabled() {
        return enabled;
    }

    public PersistenceConfig setEnabled(boolean enabled) {
        this.enabled = enabled;
        return this;
    }

    public boolean isAutoRemoveStaleData() {
        return autoRemoveStaleData;
    }

    public PersistenceConfig setAutoRemoveStaleData(boolean autoRemoveStaleData) {
        this.autoRemoveStaleData = autoRemoveStaleData;
        return this;
    }

    public File getBackupDir() {
        return backupDir;
    }

    public PersistenceConfig setBackupDir(File backupDir) {
        this.backupDir = backupDir;
        return this;
    }

    public File getBaseDir() {
        return baseDir;
    }

    public PersistenceConfig setBaseDir(File baseDir) {
        Objects.requireNonNull(baseDir, "baseDir");
        this.baseDir = baseDir;
        return this;
    }

    public PersistenceClusterDataRecoveryPolicy getClusterDataRecoveryPolicy() {
        return clusterDataRecoveryPolicy;
    }

    public PersistenceConfig setClusterDataRecoveryPolicy(PersistenceClusterDataRecoveryPolicy clusterDataRecoveryPolicy) {
        this.clusterDataRecoveryPolicy = clusterDataRecoveryPolicy;
        return this;
    }

    public int getDataLoadTimeoutSeconds() {
        return dataLoadTimeoutSeconds;
    }

    public PersistenceConfig setDataLoadTimeoutSeconds(int dataLoadTimeoutSeconds) {
        Checks.atLeast(dataLoadTimeoutSeconds, 1, "dataLoadTimeoutSeconds");
        this.dataLoadTimeoutSeconds = dataLoadTimeoutSeconds;
        return this;
    }

    public EncryptionAtRestConfig getEncryptionAtRestConfig() {
        return encryptionAtRestConfig;
    }

    public PersistenceConfig setEncryptionAtRestConfig(EncryptionAtRestConfig encryptionAtRestConfig) {
        Objects.requireNonNull(encryptionAtRestConfig, "encryptionAtRestConfig");
        this.encryptionAtRestConfig = encryptionAtRestConfig;
        return this;
    }

    public int getParallelism() {
        return parallelism;
    }

    public PersistenceConfig setParallelism(int parallelism) {
        Checks.atLeast(parallelism, 1, "parallelism");
        this.parallelism = parallelism;
        return this;
    }

    public int getRebalanceDelaySeconds() {
        return rebalanceDelaySeconds;
    }

    public PersistenceConfig setRebalanceDelaySeconds(int rebalanceDelaySeconds) {
        Checks.atLeast(rebalanceDelaySeconds, 0, "rebalanceDelaySeconds");
        this.rebalanceDelaySeconds = rebalanceDelaySeconds;
        return this;
    }

    public int getValidationTimeoutSeconds() {
        return validationTimeoutSeconds;
    }

    public PersistenceConfig setValidationTimeoutSeconds(int validationTimeoutSeconds) {
        Checks.atLeast(validationTimeoutSeconds, 1, "validationTimeoutSeconds");
        this.validationTimeoutSeconds = validationTimeoutSeconds;
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
        PersistenceConfig that = (PersistenceConfig) other;
        return enabled == that.enabled
            && autoRemoveStaleData == that.autoRemoveStaleData
            && Objects.equals(backupDir, that.backupDir)
            && Objects.equals(baseDir, that.baseDir)
            && Objects.equals(clusterDataRecoveryPolicy, that.clusterDataRecoveryPolicy)
            && dataLoadTimeoutSeconds == that.dataLoadTimeoutSeconds
            && Objects.equals(encryptionAtRestConfig, that.encryptionAtRestConfig)
            && parallelism == that.parallelism
            && rebalanceDelaySeconds == that.rebalanceDelaySeconds
            && validationTimeoutSeconds == that.validationTimeoutSeconds;
    }

    @Override
    public int hashCode() {
        return Objects.hash(enabled, autoRemoveStaleData, backupDir, baseDir, clusterDataRecoveryPolicy, dataLoadTimeoutSeconds,
            encryptionAtRestConfig, parallelism, rebalanceDelaySeconds, validationTimeoutSeconds);
    }

    @Override
    public String toString() {
        return "PersistenceConfig{enabled=" + enabled
            + ", autoRemoveStaleData=" + autoRemoveStaleData
            + ", backupDir=" + backupDir
            + ", baseDir=" + baseDir
            + ", clusterDataRecoveryPolicy=" + clusterDataRecoveryPolicy
            + ", dataLoadTimeoutSeconds=" + dataLoadTimeoutSeconds
            + ", encryptionAtRestConfig=" + encryptionAtRestConfig
            + ", parallelism=" + parallelism
            + ", rebalanceDelaySeconds=" + rebalanceDelaySeconds
            + ", validationTimeoutSeconds=" + validationTimeoutSeconds
            + "}";
    }
}
