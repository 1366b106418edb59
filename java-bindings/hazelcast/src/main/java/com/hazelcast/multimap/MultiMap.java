package com.hazelcast.multimap;

import com.hazelcast.core.EntryListener;
import java.util.Collection;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;

/** A distributed map with several values per key. */
public interface MultiMap<K, V> extends BaseMultiMap<K, V> {
    boolean remove(Object key, Object value);

    Collection<V> remove(Object key);

    void lock(K key);

    void lock(K key, long leaseTime, TimeUnit unit);

    Collection<V> get(K key);

    boolean put(K key, V value);

    Collection<V> values();

    void clear();

    int size();

    Set<Map.Entry<K, V>> entrySet();

    void delete(Object key);

    boolean containsKey(K key);

    Set<K> keySet();

    boolean containsValue(Object value);

    int valueCount(K key);

    boolean tryLock(K key);

    boolean tryLock(K key, long time, TimeUnit unit) throws InterruptedException;

    boolean tryLock(K key, long time, TimeUnit timeUnit, long leaseTime, TimeUnit leaseUnit) throws InterruptedException;

    boolean isLocked(K key);

    void unlock(K key);

    CompletionStage<Void> putAllAsync(K key, Collection<? extends V> items);

    CompletionStage<Void> putAllAsync(Map<? extends K, Collection<? extends V>> entries);

    void forceUnlock(K key);

    UUID addLocalEntryListener(EntryListener<K, V> listener);

    UUID addLocalEntryListener(EntryListener<K, V> listener, boolean includeValue);

    boolean containsEntry(K key, V value);

    LocalMultiMapStats getLocalMultiMapStats();

    UUID addEntryListener(EntryListener<K, V> listener, K key, boolean includeValue);

    UUID addEntryListener(EntryListener<K, V> listener, boolean includeValue);

    boolean removeEntryListener(UUID registrationId);

    Set<K> localKeySet();
}
