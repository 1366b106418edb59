package com.hazelcast.multimap;

import com.hazelcast.core.DistributedObject;
import java.util.Collection;

/** What multimaps share. */
public interface BaseMultiMap<K, V> extends DistributedObject {
    boolean remove(Object key, Object value);

    Collection<V> remove(Object key);

    Collection<V> get(K key);

    boolean put(K key, V value);

    int size();

    int valueCount(K key);
}
