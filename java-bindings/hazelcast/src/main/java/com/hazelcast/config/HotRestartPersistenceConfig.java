package com.hazelcast.config;

import io.filbert.hazelcast.Checks;
import java.io.File;
import java.util.Objects;

/** The older name of what {@link PersistenceConfig} says. A holder: turned on, it is refused at start. */
public class HotRestartPersistenceConfig {
    public static final String HOT_RESTART_BASE_DIR_DEFAULT = "hot-restart";
    public static final int DEFAULT_VALIDATION_TIMEOUT = 120;
    public static final int DEFAULT_DATA_LOAD_TIMEOUT = 900;
    public static final int DEFAULT_PARALLELISM = 1;

    private boolean enabled;
    private boolean autoRemoveStaleData = true;
    private File backupDir;
    private File baseDir = new File("hot-restart");
    private HotRestartClusterDataRecoveryPolicy clusterDataRecoveryPolicy = HotRestartClusterDataRecoveryPolicy.FULL_RECOVERY_ONLY;
    private int dataLoadTimeoutSeconds = DEFAULT_DATA_LOAD_TIMEOUT;
    private EncryptionAtRestConfig encryptionAtRestConfig = new EncryptionAtRestConfig();
    private int parallelism = DEFAULT_PARALLELISM;
    private int validationTimeoutSeconds = DEFAULT_VALIDATION_TIMEOUT;

    public HotRestartPersistenceConfig() {
    }

    /** The same under the older name. */
    static HotRestartPersistenceConfig of(PersistenceConfig config) {
        HotRestartPersistenceConfig older = new HotRestartPersistenceConfig().setEnabled(config.isEnabled()).setBaseDir(config.getBaseDir())
            .setBackupDir(config.getBackupDir()).setParallelism(config.getParallelism());
        older.setValidationTimeoutSeconds(config.getValidationTimeoutSeconds()).setDataLoadTimeoutSeconds(config.getDataLoadTimeoutSeconds());
        older.setClusterDataRecoveryPolicy(HotRestartClusterDataRecoveryPolicy.valueOf(config.getClusterDataRecoveryPolicy().name()));
        return older.setAutoRemoveStaleData(config.isAutoRemoveStaleData()).setEncryptionAtRestConfig(config.getEncryptionAtRestConfig());
    }

    /** The same under the newer name, with what only that has from {@code before}. */
    PersistenceConfig asPersistence(PersistenceConfig before) {
        PersistenceConfig newer = new PersistenceConfig().setEnabled(enabled).setBaseDir(baseDir).setBackupDir(backupDir).setParallelism(parallelism);
        newer.setValidationTimeoutSeconds(validationTimeoutSeconds).setDataLoadTimeoutSeconds(dataLoadTimeoutSeconds);
        newer.setClusterDataRecoveryPolicy(PersistenceClusterDataRecoveryPolicy.valueOf(clusterDataRecoveryPolicy.name()));
        newer.setRebalanceDelaySeconds(before.getRebalanceDelaySeconds());
        return newer.setAutoRemoveStaleData(autoRemoveStaleData).setEncryptionAtRestConfig(encryptionAtRestConfig);
    }

    public boolean isEnabled() {
        return enabled;
    }

    public HotRestartPersistenceConfig setEnabled(boolean enabled) {
        this.enabled = enabled;
        return this;
    }

    public boolean isAutoRemoveStaleData() {
        return autoRemoveStaleData;
    }

    public HotRestartPersistenceConfig setAutoRemoveStaleData(boolean autoRemoveStaleData) {
        this.autoRemoveStaleData = autoRemoveStaleData;
        return this;
    }

    public File getBackupDir() {
        return backupDir;
    }

    public HotRestartPersistenceConfig setBackupDir(File backupDir) {
        this.backupDir = backupDir;
        return this;
    }

    public File getBaseDir() {
        return baseDir;
    }

    public HotRestartPersistenceConfig setBaseDir(File baseDir) {
        Objects.requireNonNull(baseDir, "baseDir");
        this.baseDir = baseDir;
        return this;
    }

    public HotRestartClusterDataRecoveryPolicy getClusterDataRecoveryPolicy() {
        return clusterDataRecoveryPolicy;
    }

    public HotRestartPersistenceConfig setClusterDataRecoveryPolicy(HotRestartClusterDataRecoveryPolicy clusterDataRecoveryPolicy) {
        this.clusterDataRecoveryPolicy = clusterDataRecoveryPolicy;
        return this;
    }

    public int getDataLoadTimeoutSeconds() {
        return dataLoadTimeoutSeconds;
    }

    public HotRestartPersistenceConfig setDataLoadTimeoutSeconds(int dataLoadTimeoutSeconds) {
        Checks.atLeast(dataLoadTimeoutSeconds, 1, "dataLoadTimeoutSeconds");
        this.dataLoadTimeoutSeconds = dataLoadTimeoutSeconds;
        return this;
    }

    public EncryptionAtRestConfig getEncryptionAtRestConfig() {
        return encryptionAtRestConfig;
    }

    public HotRestartPersistenceConfig setEncryptionAtRestConfig(EncryptionAtRestConfig encryptionAtRestConfig) {
        Objects.requireNonNull(encryptionAtRestConfig, "encryptionAtRestConfig");
        this.encryptionAtRestConfig = encryptionAtRestConfig;
        return this;
    }

    public int getParallelism() {
        return parallelism;
    }

    public HotRestartPersistenceConfig setParallelism(int parallelism) {
        Checks.atLeast(parallelism, 1, "parallelism");
        this.parallelism = parallelism;
        return this;
    }

    public int getValidationTimeoutSeconds() {
        return validationTimeoutSeconds;
    }

    public HotRestartPersistenceConfig setValidationTimeoutSeconds(int validationTimeoutSeconds) {
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
        HotRestartPersistenceConfig that = (HotRestartPersistenceConfig) other;
        return enabled == that.enabled
            && autoRemoveStaleData == that.autoRemoveStaleData
            && Objects.equals(backupDir, that.backupDir)
            && Objects.equals(baseDir, that.baseDir)
            && Objects.equals(clusterDataRecoveryPolicy, that.clusterDataRecoveryPolicy)
            && dataLoadTimeoutSeconds == that.dataLoadTimeoutSeconds
            && Objects.equals(encryptionAtRestConfig, that.encryptionAtRestConfig)
            && parallelism == that.parallelism
            && validationTimeoutSeconds == that.validationTimeoutSeconds;
    }

    @Override
    public int hashCode() {
        return Objects.hash(enabled, autoRemoveStaleData, backupDir, baseDir, clusterDataRecoveryPolicy, dataLoadTimeoutSeconds,
            encryptionAtRestConfig, parallelism, validationTimeoutSeconds);
    }

    @Override
    public String toString() {
        return "HotRestartPersistenceConfig{enabled=" + enabled
            + ", autoRemoveStaleData=" + autoRemoveStaleData
            + ", backupDir=" + backupDir
            + ", baseDir=" + baseDir
            + ", clusterDataRecoveryPolicy=" + clusterDataRecoveryPolicy
            + ", dataLoadTimeoutSeconds=" + dataLoadTimeoutSeconds
            + ", encryptionAtRestConfig=" + encryptionAtRestConfig
            + ", parallelism=" + parallelism
            + ", validationTimeoutSeconds=" + validationTimeoutSeconds
            + "}";
    }
}
