package com.hazelcast.map.listener;

import com.hazelcast.core.EntryEvent;

/** Told of entries that were loaded. */
@FunctionalInterface
public interface EntryLoadedListener<K, V> extends MapListener {
    void entryLoaded(EntryEvent<K, V> entryEvent);
}
