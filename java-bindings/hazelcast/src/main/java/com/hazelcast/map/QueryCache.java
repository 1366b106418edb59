package com.hazelcast.map;

import com.hazelcast.config.IndexConfig;
import com.hazelcast.config.IndexType;
import com.hazelcast.map.listener.MapListener;
import com.hazelcast.query.Predicate;
import java.util.Collection;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/** A local view of a map, kept current. */
public interface QueryCache<K, V> {
    String getName();

    V get(Object key);

    Collection<V> values(Predicate<K, V> predicate);

    Collection<V> values();

    boolean isEmpty();

    int size();

    Set<Map.Entry<K, V>> entrySet(Predicate<K, V> predicate);

    Set<Map.Entry<K, V>> entrySet();

    boolean containsKey(Object key);

    void destroy();

    Set<K> keySet(Predicate<K, V> predicate);

    Set<K> keySet();

    boolean containsValue(Object value);

    Map<K, V> getAll(Set<K> keys);

    UUID addEntryListener(MapListener listener, Predicate<K, V> predicate, boolean includeValue);

    UUID addEntryListener(MapListener listener, Predicate<K, V> predicate, K key, boolean includeValue);

    UUID addEntryListener(MapListener listener, boolean includeValue);

    UUID addEntryListener(MapListener listener, K key, boolean includeValue);

    boolean removeEntryListener(UUID registrationId);

    default void addIndex(IndexType indexType, String... attributes) {
        addIndex(new IndexConfig(indexType, attributes));
    }

    void addIndex(IndexConfig indexConfig);

    boolean tryRecover();
}
