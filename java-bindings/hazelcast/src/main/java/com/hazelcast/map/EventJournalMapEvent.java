package com.hazelcast.map;

import com.hazelcast.core.EntryEventType;

/** An event of a map as its journal keeps it. */
public interface EventJournalMapEvent<K, V> {
    K getKey();

    V getNewValue();

    V getOldValue();

    EntryEventType getType();
}
