package com.hazelcast.config;

import io.filbert.hazelcast.Checks;
import java.io.Serializable;
import java.util.Objects;

/** Copies of entries beside the caller. A holder: reads always ask the owner. */
public class NearCacheConfig implements Serializable, NamedConfig {
    public static final InMemoryFormat DEFAULT_MEMORY_FORMAT = InMemoryFormat.BINARY;
    public static final boolean DEFAULT_SERIALIZE_KEYS = false;
    public static final boolean DEFAULT_INVALIDATE_ON_CHANGE = true;
    public static final LocalUpdatePolicy DEFAULT_LOCAL_UPDATE_POLICY = LocalUpdatePolicy.INVALIDATE;
    public static final int DEFAULT_TTL_SECONDS = 0;
    public static final int DEFAULT_MAX_IDLE_SECONDS = 0;
    public static final String DEFAULT_NAME = "default";

    private String name = DEFAULT_NAME;
    private boolean cacheLocalEntries;
    private EvictionConfig evictionConfig = new EvictionConfig();
    private InMemoryFormat inMemoryFormat = DEFAULT_MEMORY_FORMAT;
    private boolean invalidateOnChange = DEFAULT_INVALIDATE_ON_CHANGE;
    private LocalUpdatePolicy localUpdatePolicy = DEFAULT_LOCAL_UPDATE_POLICY;
    private int maxIdleSeconds = DEFAULT_MAX_IDLE_SECONDS;
    private NearCachePreloaderConfig preloaderConfig = new NearCachePreloaderConfig();
    private boolean serializeKeys = DEFAULT_SERIALIZE_KEYS;
    private int timeToLiveSeconds = DEFAULT_TTL_SECONDS;

    public NearCacheConfig() {
    }

    public NearCacheConfig(String name) {
        setName(name);
    }

    public NearCacheConfig(NearCacheConfig config) {
        name = config.name;
        cacheLocalEntries = config.cacheLocalEntries;
        evictionConfig = new EvictionConfig(config.evictionConfig);
        inMemoryFormat = config.inMemoryFormat;
        invalidateOnChange = config.invalidateOnChange;
        localUpdatePolicy = config.localUpdatePolicy;
        maxIdleSeconds = config.maxIdleSeconds;
        preloaderConfig = new NearCachePreloaderConfig(config.preloaderConfig);
        serializeKeys = config.serializeKeys;
        timeToLiveSeconds = config.timeToLiveSeconds;
    }

    @Override
    public String getName() {
        return name;
    }

    @Override
    public NearCacheConfig setName(String name) {
        Checks.notNull(name, "name");
        this.name = name;
        return this;
    }

    public boolean isCacheLocalEntries() {
        return cacheLocalEntries;
    }

    public NearCacheConfig setCacheLocalEntries(boolean cacheLocalEntries) {
        this.cacheLocalEntries = cacheLocalEntries;
        return this;
    }

    public EvictionConfig getEvictionConfig() {
        return evictionConfig;
    }

    public NearCacheConfig setEvictionConfig(EvictionConfig evictionConfig) {
        Objects.requireNonNull(evictionConfig, "evictionConfig");
        this.evictionConfig = evictionConfig;
        return this;
    }

    public InMemoryFormat getInMemoryFormat() {
        return inMemoryFormat;
    }

    public NearCacheConfig setInMemoryFormat(InMemoryFormat inMemoryFormat) {
        Checks.notNull(inMemoryFormat, "inMemoryFormat");
        this.inMemoryFormat = inMemoryFormat;
        return this;
    }

    public boolean isInvalidateOnChange() {
        return invalidateOnChange;
    }

    public NearCacheConfig setInvalidateOnChange(boolean invalidateOnChange) {
        this.invalidateOnChange = invalidateOnChange;
        return this;
    }

    public LocalUpdatePolicy getLocalUpdatePolicy() {
        return localUpdatePolicy;
    }

    public NearCacheConfig setLocalUpdatePolicy(LocalUpdatePolicy localUpdatePolicy) {
        Objects.requireNonNull(localUpdatePolicy, "localUpdatePolicy");
        this.localUpdatePolicy = localUpdatePolicy;
        return this;
    }

    public int getMaxIdleSeconds() {
        return maxIdleSeconds;
    }

    public NearCacheConfig setMaxIdleSeconds(int maxIdleSeconds) {
        Checks.atLeast(maxIdleSeconds, 0, "maxIdleSeconds");
        this.maxIdleSeconds = maxIdleSeconds;
        return this;
    }

    public NearCachePreloaderConfig getPreloaderConfig() {
        return preloaderConfig;
    }

    public NearCacheConfig setPreloaderConfig(NearCachePreloaderConfig preloaderConfig) {
        Objects.requireNonNull(preloaderConfig, "preloaderConfig");
        this.preloaderConfig = preloaderConfig;
        return this;
    }

    public boolean isSerializeKeys() {
        return serializeKeys;
    }

    public NearCacheConfig setSerializeKeys(boolean serializeKeys) {
        this.serializeKeys = serializeKeys;
        return this;
    }

    public int getTimeToLiveSeconds() {
        return timeToLiveSeconds;
    }

    public NearCacheConfig setTimeToLiveSeconds(int timeToLiveSeconds) {
        Checks.atLeast(timeToLiveSeconds, 0, "timeToLiveSeconds");
        this.timeToLiveSeconds = timeToLiveSeconds;
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
        NearCacheConfig that = (NearCacheConfig) other;
        return Objects.equals(name, that.name)
            && cacheLocalEntries == that.cacheLocalEntries
            && Objects.equals(evictionConfig, that.evictionConfig)
            && Objects.equals(inMemoryFormat, that.inMemoryFormat)
            && invalidateOnChange == that.invalidateOnChange
            && Objects.equals(localUpdatePolicy, that.localUpdatePolicy)
            && maxIdleSeconds == that.maxIdleSeconds
            && Objects.equals(preloaderConfig, that.preloaderConfig)
            && serializeKeys == that.serializeKeys
            && timeToLiveSeconds == that.timeToLiveSeconds;
    }

    @Override
    public int hashCode() {
        return Objects.hash(name, cacheLocalEntries, evictionConfig, inMemoryFormat, invalidateOnChange, localUpdatePolicy, maxIdleSeconds,
            preloaderConfig, serializeKeys, timeToLiveSeconds);
    }

    @Override
    public String toString() {
        return "NearCacheConfig{name=" + name
            + ", cacheLocalEntries=" + cacheLocalEntries
            + ", evictionConfig=" + evictionConfig
            + ", inMemoryFormat=" + inMemoryFormat
            + ", invalidateOnChange=" + invalidateOnChange
            + ", localUpdatePolicy=" + localUpdatePolicy
            + ", maxIdleSeconds=" + maxIdleSeconds
            + ", preloaderConfig=" + preloaderConfig
            + ", serializeKeys=" + serializeKeys
            + ", timeToLiveSeconds=" + timeToLiveSeconds
            + "}";
    }

    /** What a write does to the copy. */
    public enum LocalUpdatePolicy {
        INVALIDATE, CACHE_ON_UPDATE
    }
}
