package com.hazelcast.map.listener;

import com.hazelcast.core.EntryEvent;

/** Told of entries that were evicted. */
@FunctionalInterface
public interface EntryEvictedListener<K, V> extends MapListener {
    void entryEvicted(EntryEvent<K, V> entryEvent);
}
