package com.hazelcast.map.listener;

import com.hazelcast.core.EntryEvent;

/** Told of entries that were added. */
@FunctionalInterface
public interface EntryAddedListener<K, V> extends MapListener {
    void entryAdded(EntryEvent<K, V> entryEvent);
}
