package com.hazelcast.map;

import com.hazelcast.core.DistributedObject;
import com.hazelcast.query.Predicate;
import java.util.Collection;
import java.util.Set;
import java.util.concurrent.TimeUnit;

/** What all maps have. */
public interface BaseMap<K, V> extends DistributedObject {
    boolean remove(Object key, Object value);

    V remove(Object key);

    V get(Object key);

    V put(K key, V value, long ttl, TimeUnit unit);

    V put(K key, V value);

    Collection<V> values();

    Collection<V> values(Predicate<K, V> predicate);

    boolean isEmpty();

    boolean replace(K key, V oldValue, V newValue);

    V replace(K key, V value);

    int size();

    V putIfAbsent(K key, V value);

    void set(K key, V value);

    void delete(Object key);

    boolean containsKey(Object key);

    Set<K> keySet();

    Set<K> keySet(Predicate<K, V> predicate);
}
