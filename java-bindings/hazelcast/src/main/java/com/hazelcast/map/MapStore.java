package com.hazelcast.map;

import java.util.Collection;
import java.util.Map;

/** Where a map writes what it has. */
public interface MapStore<K, V> extends MapLoader<K, V> {
    void store(K key, V value);

    void storeAll(Map<K, V> map);

    void delete(K key);

    void deleteAll(Collection<K> items);
}
