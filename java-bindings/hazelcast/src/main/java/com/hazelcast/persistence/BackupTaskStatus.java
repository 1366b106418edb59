package com.hazelcast.persistence;

import java.util.Objects;

/** How far a copy of persisted data is. */
public class BackupTaskStatus {
    private final BackupTaskState state;
    private final int completed;
    private final int total;

    public BackupTaskStatus(BackupTaskState state, int completed, int total) {
        this.state = state;
        this.completed = completed;
        this.total = total;
    }

    public BackupTaskState getState() {
        return state;
    }

    public int getCompleted() {
        return completed;
    }

    public int getTotal() {
        return total;
    }

    public float getProgress() {
        return total > 0 ? (float) completed / total : 0;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof BackupTaskStatus && state == ((BackupTaskStatus) other).state && completed == ((BackupTaskStatus) other).completed
            && total == ((BackupTaskStatus) other).total;
    }

    @Override
    public int hashCode() {
        return Objects.hash(state, completed, total);
    }

    @Override
    public String toString() {
        return "BackupTaskStatus{state=" + state + ", completed=" + completed + ", total=" + total + "}";
    }
}
