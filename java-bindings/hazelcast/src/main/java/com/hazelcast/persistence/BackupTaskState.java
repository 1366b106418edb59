package com.hazelcast.persistence;

/** How far the copy of persisted data is. */
public enum BackupTaskState {
    NO_TASK,
    NOT_STARTED,
    IN_PROGRESS,
    FAILURE,
    SUCCESS;

    public boolean isDone() {
        return this == SUCCESS || this == FAILURE;
    }

    public boolean inProgress() {
        return this == NOT_STARTED || this == IN_PROGRESS;
    }
}
