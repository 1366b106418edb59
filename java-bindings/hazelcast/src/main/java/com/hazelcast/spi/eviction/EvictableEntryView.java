package com.hazelcast.spi.eviction;

/** What an eviction policy may know of an entry. */
public interface EvictableEntryView<K, V> {
    V getValue();

    K getKey();

    long getLastAccessTime();

    long getCreationTime();

    long getHits();
}
