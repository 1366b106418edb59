package com.hazelcast.map.listener;

import com.hazelcast.core.EntryEvent;

/** Told of entries that were removed. */
@FunctionalInterface
public interface EntryRemovedListener<K, V> extends MapListener {
    void entryRemoved(EntryEvent<K, V> entryEvent);
}
