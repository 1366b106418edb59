package com.hazelcast.persistence;

/** Copies of persisted data. */
public interface PersistenceService {
    String BACKUP_DIR_PREFIX = "backup-";

    void backup();

    void backup(long number);

    BackupTaskStatus getBackupTaskStatus();

    void interruptLocalBackupTask();

    void interruptBackupTask();

    boolean isBackupEnabled();

    String getBackupDirectory();
}
