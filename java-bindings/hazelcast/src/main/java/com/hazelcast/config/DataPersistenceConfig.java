package com.hazelcast.config;

import java.util.Objects;

/** Whether a structure's data survive on disk. A holder: turned on, it is refused at start. */
public class DataPersistenceConfig {
    private boolean enabled;
    private boolean fsync;

    public DataPersistenceConfig() {
    }

    public DataPersistenceConfig(DataPersistenceConfig config) {
        enabled = config.enabled;
        fsync = config.fsync;
    }

    public boolean isEnabled() {
        return enabled;
    }

    public DataPersistenceConfig setEnabled(boolean enabled) {
        this.enabled = enabled;
        return this;
    }

    public boolean isFsync() {
        return fsync;
    }

    public DataPersistenceConfig setFsync(boolean fsync) {
        this.fsync = fsync;
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
        DataPersistenceConfig that = (DataPersistenceConfig) other;
        return enabled == that.enabled
            && fsync == that.fsync;
    }

    @Override
    public int hashCode() {
        return Objects.hash(enabled, fsync);
    }

    @Override
    public String toString() {
        return "DataPersistenceConfig{enabled=" + enabled
            + ", fsync=" + fsync
            + "}";
    }
}
