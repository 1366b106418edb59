package com.hazelcast.config;

import java.io.File;
import java.util.Objects;

/** Whether configuration added at run time is kept in a file. A holder. */
public class DynamicConfigurationConfig {
    public static final String DEFAULT_BACKUP_DIR = "dynamic-configuration-backups";
    public static final int DEFAULT_BACKUP_COUNT = 5;

    private int backupCount = DEFAULT_BACKUP_COUNT;
    private File backupDir = new File("dynamic-configuration-backups");
    private boolean persistenceEnabled;

    public DynamicConfigurationConfig() {
    }

    public int getBackupCount() {
        return backupCount;
    }

    public DynamicConfigurationConfig setBackupCount(int backupCount) {
        this.backupCount = backupCount;
        return this;
    }

    public File getBackupDir() {
        return backupDir;
    }

    public DynamicConfigurationConfig setBackupDir(File backupDir) {
        Objects.requireNonNull(backupDir, "backupDir");
        this.backupDir = backupDir;
        return this;
    }

    public boolean isPersistenceEnabled() {
        return persistenceEnabled;
    }

    public DynamicConfigurationConfig setPersistenceEnabled(boolean persistenceEnabled) {
        this.persistenceEnabled = persistenceEnabled;
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
        DynamicConfigurationConfig that = (DynamicConfigurationConfig) other;
        return backupCount == that.backupCount
            && Objects.equals(backupDir, that.backupDir)
            && persistenceEnabled == that.persistenceEnabled;
    }

    @Override
    public int hashCode() {
        return Objects.hash(backupCount, backupDir, persistenceEnabled);
    }

    @Override
    public String toString() {
        return "DynamicConfigurationConfig{backupCount=" + backupCount
            + ", backupDir=" + backupDir
            + ", persistenceEnabled=" + persistenceEnabled
            + "}";
    }
}
