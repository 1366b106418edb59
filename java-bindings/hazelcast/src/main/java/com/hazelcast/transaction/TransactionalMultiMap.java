package com.hazelcast.transaction;

import com.hazelcast.multimap.BaseMultiMap;
import java.util.Collection;

/** A multimap within a transaction. */
public interface TransactionalMultiMap<K, V> extends BaseMultiMap<K, V>, TransactionalObject {
    boolean put(K key, V value);

    Collection<V> get(K key);

    boolean remove(Object key, Object object);

    Collection<V> remove(Object key);

    int valueCount(K key);

    int size();
}
