package com.hazelcast.config;

import java.util.Objects;

/** The older name of what {@link DataPersistenceConfig} says. A holder: turned on, it is refused at start. */
public class HotRestartConfig {
    private boolean enabled;
    private boolean fsync;

    public HotRestartConfig() {
    }

    public HotRestartConfig(HotRestartConfig config) {
        enabled = config.enabled;
        fsync = config.fsync;
    }

    public boolean isEnabled() {
        return enabled;
    }

    public HotRestartConfig setEnabled(boolean enabled) {
        this.enabled = enabled;
        return this;
    }

    public boolean isFsync() {
        return fsync;
    }

    public HotRestartConfig setFsync(boolean fsync) {
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
        HotRestartConfig that = (HotRestartConfig) other;
        return enabled == that.enabled
            && fsync == that.fsync;
    }

    @Override
    public int hashCode() {
        return Objects.hash(enabled, fsync);
    }

    @Override
    public String toString() {
        return "HotRestartConfig{enabled=" + enabled
            + ", fsync=" + fsync
            + "}";
    }
}
