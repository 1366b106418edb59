package com.hazelcast.replicatedmap;

import com.hazelcast.core.DistributedObject;
import com.hazelcast.core.EntryListener;
import com.hazelcast.query.Predicate;
import java.util.Collection;
import java.util.Comparator;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.TimeUnit;

/** A map of which every member has all. */
public interface ReplicatedMap<K, V> extends Map<K, V>, DistributedObject {
    V put(K key, V value, long ttl, TimeUnit unit);

    Collection<V> values(Comparator<V> comparator);

    Collection<V> values();

    void clear();

    Set<Map.Entry<K, V>> entrySet();

    Set<K> keySet();

    LocalReplicatedMapStats getReplicatedMapStats();

    UUID addEntryListener(EntryListener<K, V> listener, Predicate<K, V> predicate, K key);

    UUID addEntryListener(EntryListener<K, V> listener);

    UUID addEntryListener(EntryListener<K, V> listener, K key);

    UUID addEntryListener(EntryListener<K, V> listener, Predicate<K, V> predicate);

    boolean removeEntryListener(UUID registrationId);
}
