package com.hazelcast.map;

import java.util.Collection;
import java.util.Map;

/** A store that keeps nothing; a subclass overrides what it wants. */
public class MapStoreAdapter<K, V> implements MapStore<K, V> {
    @Override
    public void delete(K key) {
        // For subclasses.
    }

    @Override
    public void store(K key, V value) {
        // For subclasses.
    }

    @Override
    public void storeAll(Map<K, V> map) {
        map.forEach(this::store);
    }

    @Override
    public void deleteAll(Collection<K> keys) {
        keys.forEach(this::delete);
    }

    @Override
    public V load(K key) {
        return null;
    }

    @Override
    public Map<K, V> loadAll(Collection<K> keys) {
        Map<K, V> found = new java.util.HashMap<>();
        for (K key : keys) {
            V value = load(key);
            if (value != null) {
                found.put(key, value);
            }
        }
        return found;
    }

    @Override
    public Iterable<K> loadAllKeys() {
        return null;
    }
}
