package com.hazelcast.map;

import com.hazelcast.aggregation.Aggregator;
import com.hazelcast.config.IndexConfig;
import com.hazelcast.config.IndexType;
import com.hazelcast.core.EntryView;
import com.hazelcast.map.listener.MapListener;
import com.hazelcast.map.listener.MapPartitionLostListener;
import com.hazelcast.projection.Projection;
import com.hazelcast.query.Predicate;
import java.util.Collection;
import java.util.Iterator;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.TimeUnit;
import java.util.function.BiConsumer;
import java.util.function.BiFunction;
import java.util.function.Function;

/** A distributed map. */
public interface IMap<K, V> extends ConcurrentMap<K, V>, BaseMap<K, V>, Iterable<Map.Entry<K, V>> {
    V remove(Object key);

    boolean remove(Object key, Object value);

    void lock(K key, long leaseTime, TimeUnit unit);

    void lock(K key);

    V get(Object key);

    V put(K key, V value, long ttl, TimeUnit unit);

    V put(K key, V value);

    V put(K key, V value, long ttl, TimeUnit ttlUnit, long maxIdle, TimeUnit maxIdleUnit);

    Collection<V> values();

    Collection<V> values(Predicate<K, V> predicate);

    void clear();

    void flush();

    boolean replace(K key, V oldValue, V newValue);

    V replace(K key, V value);

    void replaceAll(BiFunction<? super K, ? super V, ? extends V> function);

    Iterator<Map.Entry<K, V>> iterator(int fetchSize);

    Iterator<Map.Entry<K, V>> iterator();

    V merge(K key, V value, BiFunction<? super V, ? super V, ? extends V> function);

    Set<Map.Entry<K, V>> entrySet(Predicate<K, V> predicate);

    Set<Map.Entry<K, V>> entrySet();

    void putAll(Map<? extends K, ? extends V> entries);

    V putIfAbsent(K key, V value, long ttl, TimeUnit ttlUnit, long maxIdle, TimeUnit maxIdleUnit);

    V putIfAbsent(K key, V value);

    V putIfAbsent(K key, V value, long ttl, TimeUnit unit);

    V compute(K key, BiFunction<? super K, ? super V, ? extends V> function);

    void set(K key, V value);

    void set(K key, V value, long ttl, TimeUnit unit);

    void set(K key, V value, long ttl, TimeUnit ttlUnit, long maxIdle, TimeUnit maxIdleUnit);

    void delete(Object key);

    default void forEach(BiConsumer<? super K, ? super V> biConsumer) {
        for (Map.Entry<K, V> entry : entrySet()) {
            biConsumer.accept(entry.getKey(), entry.getValue());
        }
    }

    boolean containsKey(Object key);

    V computeIfAbsent(K key, Function<? super K, ? extends V> function);

    Set<K> keySet(Predicate<K, V> predicate);

    Set<K> keySet();

    boolean containsValue(Object value);

    V computeIfPresent(K key, BiFunction<? super K, ? super V, ? extends V> function);

    void removeAll(Predicate<K, V> predicate);

    boolean evict(K key);

    boolean tryLock(K key, long time, TimeUnit unit) throws InterruptedException;

    boolean tryLock(K key, long time, TimeUnit timeUnit, long leaseTime, TimeUnit leaseUnit) throws InterruptedException;

    boolean tryLock(K key);

    boolean isLocked(K key);

    void unlock(K key);

    void setAll(Map<? extends K, ? extends V> entries);

    Map<K, V> getAll(Set<K> keys);

    boolean tryRemove(K key, long time, TimeUnit unit);

    void loadAll(boolean replaceExistingValues);

    void loadAll(Set<K> keys, boolean replaceExistingValues);

    <R> R aggregate(Aggregator<? super Map.Entry<K, V>, R> aggregator, Predicate<K, V> predicate);

    <R> R aggregate(Aggregator<? super Map.Entry<K, V>, R> aggregator);

    CompletionStage<V> getAsync(K key);

    CompletionStage<V> putAsync(K key, V value, long ttl, TimeUnit ttlUnit, long maxIdle, TimeUnit maxIdleUnit);

    CompletionStage<V> putAsync(K key, V value);

    CompletionStage<V> putAsync(K key, V value, long ttl, TimeUnit unit);

    CompletionStage<Void> putAllAsync(Map<? extends K, ? extends V> entries);

    CompletionStage<Void> setAsync(K key, V value, long ttl, TimeUnit unit);

    CompletionStage<Void> setAsync(K key, V value);

    CompletionStage<Void> setAsync(K key, V value, long ttl, TimeUnit ttlUnit, long maxIdle, TimeUnit maxIdleUnit);

    CompletionStage<V> removeAsync(K key);

    boolean tryPut(K key, V value, long time, TimeUnit unit);

    void putTransient(K key, V value, long ttl, TimeUnit ttlUnit, long maxIdle, TimeUnit maxIdleUnit);

    void putTransient(K key, V value, long ttl, TimeUnit unit);

    CompletionStage<Void> setAllAsync(Map<? extends K, ? extends V> entries);

    void forceUnlock(K key);

    UUID addLocalEntryListener(MapListener listener);

    UUID addLocalEntryListener(MapListener listener, Predicate<K, V> predicate, K key, boolean includeValue);

    UUID addLocalEntryListener(MapListener listener, Predicate<K, V> predicate, boolean includeValue);

    String addInterceptor(MapInterceptor mapInterceptor);

    boolean removeInterceptor(String id);

    UUID addEntryListener(MapListener listener, boolean includeValue);

    UUID addEntryListener(MapListener listener, Predicate<K, V> predicate, K key, boolean includeValue);

    UUID addEntryListener(MapListener listener, Predicate<K, V> predicate, boolean includeValue);

    UUID addEntryListener(MapListener listener, K key, boolean includeValue);

    boolean removeEntryListener(UUID registrationId);

    UUID addPartitionLostListener(MapPartitionLostListener listener);

    boolean removePartitionLostListener(UUID registrationId);

    EntryView<K, V> getEntryView(K key);

    void evictAll();

    Set<K> localKeySet(Predicate<K, V> predicate);

    Set<K> localKeySet();

    void addIndex(IndexConfig indexConfig);

    default void addIndex(IndexType indexType, String... attributes) {
        addIndex(new IndexConfig(indexType, attributes));
    }

    LocalMapStats getLocalMapStats();

    <R> R executeOnKey(K key, EntryProcessor<K, V, R> entryProcessor);

    <R> Map<K, R> executeOnKeys(Set<K> keys, EntryProcessor<K, V, R> entryProcessor);

    <R> CompletionStage<Map<K, R>> submitToKeys(Set<K> keys, EntryProcessor<K, V, R> entryProcessor);

    <R> CompletionStage<R> submitToKey(K key, EntryProcessor<K, V, R> entryProcessor);

    <R> Map<K, R> executeOnEntries(EntryProcessor<K, V, R> entryProcessor, Predicate<K, V> predicate);

    <R> Map<K, R> executeOnEntries(EntryProcessor<K, V, R> entryProcessor);

    <R> Collection<R> project(Projection<? super Map.Entry<K, V>, R> projection, Predicate<K, V> predicate);

    <R> Collection<R> project(Projection<? super Map.Entry<K, V>, R> projection);

    QueryCache<K, V> getQueryCache(String name);

    QueryCache<K, V> getQueryCache(String name, Predicate<K, V> predicate, boolean includeValue);

    QueryCache<K, V> getQueryCache(String name, MapListener listener, Predicate<K, V> predicate, boolean includeValue);

    boolean setTtl(K key, long ttl, TimeUnit unit);
}
