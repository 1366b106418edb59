package com.hazelcast.map.listener;

import com.hazelcast.core.EntryEvent;

/** Told of entries that expired. */
@FunctionalInterface
public interface EntryExpiredListener<K, V> extends MapListener {
    void entryExpired(EntryEvent<K, V> entryEvent);
}
