package com.hazelcast.transaction;

import com.hazelcast.map.BaseMap;
import com.hazelcast.query.Predicate;
import java.util.Collection;
import java.util.Set;
import java.util.concurrent.TimeUnit;

/** A map within a transaction. */
public interface TransactionalMap<K, V> extends TransactionalObject, BaseMap<K, V> {
    boolean containsKey(Object key);

    V get(Object key);

    V getForUpdate(Object key);

    int size();

    boolean isEmpty();

    V put(K key, V value, long timeout, TimeUnit unit);

    V put(K key, V value);

    void set(K key, V value);

    V putIfAbsent(K key, V value);

    boolean replace(K key, V oldValue, V newValue);

    V replace(K key, V value);

    boolean remove(Object key, Object object);

    V remove(Object key);

    void delete(Object key);

    Set<K> keySet();

    Set<K> keySet(Predicate<K, V> predicate);

    Collection<V> values();

    Collection<V> values(Predicate<K, V> predicate);
}
