package com.hazelcast.map.listener;

import com.hazelcast.core.EntryEvent;

/** Told of entries that were updated. */
@FunctionalInterface
public interface EntryUpdatedListener<K, V> extends MapListener {
    void entryUpdated(EntryEvent<K, V> entryEvent);
}
