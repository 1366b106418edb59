package com.hazelcast.collection;

import java.util.Collection;
import java.util.Map;
import java.util.Set;

/** Where a queue keeps its items outside of the cluster. */
public interface QueueStore<T> {
    void store(Long key, T object);

    void storeAll(Map<Long, T> map);

    void delete(Long key);

    void deleteAll(Collection<Long> items);

    T load(Long key);

    Map<Long, T> loadAll(Collection<Long> items);

    Set<Long> loadAllKeys();
}
