package com.hazelcast.map.listener;

import com.hazelcast.core.EntryEvent;

/** Told of entries that were merged after a split. */
@FunctionalInterface
public interface EntryMergedListener<K, V> extends MapListener {
    void entryMerged(EntryEvent<K, V> entryEvent);
}
