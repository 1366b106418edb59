package com.hazelcast.map;

import java.util.Collection;
import java.util.Map;

/** Where a map reads what it does not have. */
public interface MapLoader<K, V> {
    V load(K key);

    Map<K, V> loadAll(Collection<K> items);

    Iterable<K> loadAllKeys();
}
