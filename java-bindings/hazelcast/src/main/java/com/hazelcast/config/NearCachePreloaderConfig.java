package com.hazelcast.config;

import io.filbert.hazelcast.Checks;
import java.io.Serializable;
import java.util.Objects;

/** Whether the keys of a near cache are kept in a file. A holder. */
public class NearCachePreloaderConfig implements Serializable {
    public static final int DEFAULT_STORE_INITIAL_DELAY_SECONDS = 600;
    public static final int DEFAULT_STORE_INTERVAL_SECONDS = 600;

    private boolean enabled;
    private String directory = "";
    private int storeInitialDelaySeconds = DEFAULT_STORE_INITIAL_DELAY_SECONDS;
    private int storeIntervalSeconds = DEFAULT_STORE_INTERVAL_SECONDS;

    public NearCachePreloaderConfig() {
    }

    public NearCachePreloaderConfig(String directory) {
        setDirectory(directory);
    }

    public NearCachePreloaderConfig(NearCachePreloaderConfig config) {
        enabled = config.enabled;
        directory = config.directory;
        storeInitialDelaySeconds = config.storeInitialDelaySeconds;
        storeIntervalSeconds = config.storeIntervalSeconds;
    }

    public NearCachePreloaderConfig(boolean enabled, String directory) {
        this.enabled = enabled;
        this.directory = directory;
    }

    public boolean isEnabled() {
        return enabled;
    }

    public NearCachePreloaderConfig setEnabled(boolean enabled) {
        this.enabled = enabled;
        return this;
    }

    public String getDirectory() {
        return directory;
    }

    public NearCachePreloaderConfig setDirectory(String directory) {
        Objects.requireNonNull(directory, "directory");
        this.directory = directory;
        return this;
    }

    public int getStoreInitialDelaySeconds() {
        return storeInitialDelaySeconds;
    }

    public NearCachePreloaderConfig setStoreInitialDelaySeconds(int storeInitialDelaySeconds) {
        Checks.atLeast(storeInitialDelaySeconds, 1, "storeInitialDelaySeconds");
        this.storeInitialDelaySeconds = storeInitialDelaySeconds;
        return this;
    }

    public int getStoreIntervalSeconds() {
        return storeIntervalSeconds;
    }

    public NearCachePreloaderConfig setStoreIntervalSeconds(int storeIntervalSeconds) {
        Checks.atLeast(storeIntervalSeconds, 1, "storeIntervalSeconds");
        this.storeIntervalSeconds = storeIntervalSeconds;
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
        NearCachePreloaderConfig that = (NearCachePreloaderConfig) other;
        return enabled == that.enabled
            && Objects.equals(directory, that.directory)
            && storeInitialDelaySeconds == that.storeInitialDelaySeconds
            && storeIntervalSeconds == that.storeIntervalSeconds;
    }

    @Override
    public int hashCode() {
        return Objects.hash(enabled, directory, storeInitialDelaySeconds, storeIntervalSeconds);
    }

    @Override
    public String toString() {
        return "NearCachePreloaderConfig{enabled=" + enabled
            + ", directory=" + directory
            + ", storeInitialDelaySeconds=" + storeInitialDelaySeconds
            + ", storeIntervalSeconds=" + storeIntervalSeconds
            + "}";
    }
}
