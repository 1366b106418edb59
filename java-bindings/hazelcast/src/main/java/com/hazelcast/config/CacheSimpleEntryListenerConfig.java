package com.hazelcast.config;

import java.util.Objects;

/** A listener for the entries of a cache, by the names of its factories. */
public class CacheSimpleEntryListenerConfig {
    private String cacheEntryEventFilterFactory;
    private String cacheEntryListenerFactory;
    private boolean oldValueRequired;
    private boolean synchronous;

    public CacheSimpleEntryListenerConfig() {
    }

    public CacheSimpleEntryListenerConfig(CacheSimpleEntryListenerConfig config) {
        cacheEntryEventFilterFactory = config.cacheEntryEventFilterFactory;
        cacheEntryListenerFactory = config.cacheEntryListenerFactory;
        oldValueRequired = config.oldValueRequired;
        synchronous = config.synchronous;
    }

    public String getCacheEntryEventFilterFactory() {
        return cacheEntryEventFilterFactory;
    }

    public CacheSimpleEntryListenerConfig setCacheEntryEventFilterFactory(String cacheEntryEventFilterFactory) {
        this.cacheEntryEventFilterFactory = cacheEntryEventFilterFactory;
        return this;
    }

    public String getCacheEntryListenerFactory() {
        return cacheEntryListenerFactory;
    }

    public CacheSimpleEntryListenerConfig setCacheEntryListenerFactory(String cacheEntryListenerFactory) {
        this.cacheEntryListenerFactory = cacheEntryListenerFactory;
        return this;
    }

    public boolean isOldValueRequired() {
        return oldValueRequired;
    }

    public CacheSimpleEntryListenerConfig setOldValueRequired(boolean oldValueRequired) {
        this.oldValueRequired = oldValueRequired;
        return this;
    }

    public boolean isSynchronous() {
        return synchronous;
    }

    public CacheSimpleEntryListenerConfig setSynchronous(boolean synchronous) {
        this.synchronous = synchronous;
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
        CacheSimpleEntryListenerConfig that = (CacheSimpleEntryListenerConfig) other;
        return Objects.equals(cacheEntryEventFilterFactory, that.cacheEntryEventFilterFactory)
            && Objects.equals(cacheEntryListenerFactory, that.cacheEntryListenerFactory)
            && oldValueRequired == that.oldValueRequired
            && synchronous == that.synchronous;
    }

    @Override
    public int hashCode() {
        return Objects.hash(cacheEntryEventFilterFactory, cacheEntryListenerFactory, oldValueRequired, synchronous);
    }

    @Override
    public String toString() {
        return "CacheSimpleEntryListenerConfig{cacheEntryEventFilterFactory=" + cacheEntryEventFilterFactory
            + ", cacheEntryListenerFactory=" + cacheEntryListenerFactory
            + ", oldValueRequired=" + oldValueRequired
            + ", synchronous=" + synchronous
            + "}";
    }
}
