package com.hazelcast.core;

import com.hazelcast.map.MapEvent;

/** Listens to everything; a subclass overrides what it wants. */
public class EntryAdapter<K, V> implements EntryListener<K, V> {
    @Override
    public void entryAdded(EntryEvent<K, V> event) {
        onEntryEvent(event);
    }

    @Override
    public void entryRemoved(EntryEvent<K, V> event) {
        onEntryEvent(event);
    }

    @Override
    public void entryUpdated(EntryEvent<K, V> event) {
        onEntryEvent(event);
    }

    @Override
    public void entryEvicted(EntryEvent<K, V> event) {
        onEntryEvent(event);
    }

    @Override
    public void entryExpired(EntryEvent<K, V> event) {
        onEntryEvent(event);
    }

    @Override
    public void mapEvicted(MapEvent event) {
        onMapEvent(event);
    }

    @Override
    public void mapCleared(MapEvent event) {
        onMapEvent(event);
    }

    /** Any event of an entry. */
    public void onEntryEvent(EntryEvent<K, V> event) {
        // For subclasses.
    }

    /** Any event of the whole map. */
    public void onMapEvent(MapEvent event) {
        // For subclasses.
    }
}
