package com.hazelcast.core;

import com.hazelcast.cache.ICache;

/** Hands out caches by name. */
public interface ICacheManager {
    <K, V> ICache<K, V> getCache(String name);
}
