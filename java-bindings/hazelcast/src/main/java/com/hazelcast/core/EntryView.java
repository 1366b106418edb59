package com.hazelcast.core;

import com.hazelcast.spi.eviction.EvictableEntryView;

/** What is known of one entry. */
public interface EntryView<K, V> extends EvictableEntryView<K, V> {
    V getValue();

    K getKey();

    long getLastAccessTime();

    long getCreationTime();

    long getVersion();

    long getLastUpdateTime();

    long getCost();

    long getExpirationTime();

    long getHits();

    long getLastStoredTime();

    long getTtl();

    long getMaxIdle();
}
