package com.hazelcast.collection;

import java.util.Collection;
import java.util.Map;
import java.util.Set;

/** Where a queue's items are kept outside the grid. */
public interface QueueStore<T> {
    void store(Long key, T value);

    void storeAll(Map<Long, T> map);

    void delete(Long key);

    void deleteAll(Collection<Long> keys);

    T load(Long key);

    Map<Long, T> loadAll(Collection<Long> keys);

    Set<Long> loadAllKeys();
}
