package com.hazelcast.config;

import java.util.ArrayList;
import java.util.LinkedList;
import java.util.List;
import java.util.Objects;

/** Memory modules that keep their content. A holder. */
public class PersistentMemoryConfig {
    private boolean enabled;
    private List<PersistentMemoryDirectoryConfig> directoryConfigs = new LinkedList<>();
    private PersistentMemoryMode mode = PersistentMemoryMode.MOUNTED;

    public PersistentMemoryConfig() {
    }

    public PersistentMemoryConfig(PersistentMemoryConfig config) {
        enabled = config.enabled;
        directoryConfigs = new ArrayList<>(config.directoryConfigs);
        mode = config.mode;
    }

    public boolean isEnabled() {
        return enabled;
    }

    public PersistentMemoryConfig setEnabled(boolean enabled) {
        this.enabled = enabled;
        return this;
    }

    public List<PersistentMemoryDirectoryConfig> getDirectoryConfigs() {
        return directoryConfigs;
    }

    public PersistentMemoryConfig setDirectoryConfigs(List<PersistentMemoryDirectoryConfig> directoryConfigs) {
        Objects.requireNonNull(directoryConfigs, "directoryConfigs");
        this.directoryConfigs = directoryConfigs;
        return this;
    }

    public PersistentMemoryMode getMode() {
        return mode;
    }

    public PersistentMemoryConfig setMode(PersistentMemoryMode mode) {
        Objects.requireNonNull(mode, "mode");
        this.mode = mode;
        return this;
    }

    public PersistentMemoryConfig addDirectoryConfig(PersistentMemoryDirectoryConfig directoryConfig) {
        directoryConfigs.add(directoryConfig);
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
        PersistentMemoryConfig that = (PersistentMemoryConfig) other;
        return enabled == that.enabled
            && Objects.equals(directoryConfigs, that.directoryConfigs)
            && Objects.equals(mode, that.mode);
    }

    @Override
    public int hashCode() {
        return Objects.hash(enabled, directoryConfigs, mode);
    }

    @Override
    public String toString() {
        return "PersistentMemoryConfig{enabled=" + enabled
            + ", directoryConfigs=" + directoryConfigs
            + ", mode=" + mode
            + "}";
    }
}
