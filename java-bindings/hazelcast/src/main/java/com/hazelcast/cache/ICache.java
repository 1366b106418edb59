package com.hazelcast.cache;

import com.hazelcast.cache.impl.event.CachePartitionLostListener;
import com.hazelcast.core.PrefixedDistributedObject;
import java.util.Iterator;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletionStage;
import javax.cache.Cache;
import javax.cache.expiry.ExpiryPolicy;

/** A JCache cache with Hazelcast's additions. */
public interface ICache<K, V> extends Cache<K, V>, PrefixedDistributedObject {
    boolean setExpiryPolicy(K key, ExpiryPolicy expiryPolicy);

    void setExpiryPolicy(Set<? extends K> items, ExpiryPolicy expiryPolicy);

    CompletionStage<V> getAsync(K key, ExpiryPolicy expiryPolicy);

    CompletionStage<V> getAsync(K key);

    CompletionStage<Void> putAsync(K key, V value, ExpiryPolicy expiryPolicy);

    CompletionStage<Void> putAsync(K key, V value);

    CompletionStage<Boolean> putIfAbsentAsync(K key, V value, ExpiryPolicy expiryPolicy);

    CompletionStage<Boolean> putIfAbsentAsync(K key, V value);

    CompletionStage<V> getAndPutAsync(K key, V value, ExpiryPolicy expiryPolicy);

    CompletionStage<V> getAndPutAsync(K key, V value);

    CompletionStage<Boolean> removeAsync(K key, V value);

    CompletionStage<Boolean> removeAsync(K key);

    CompletionStage<V> getAndRemoveAsync(K key);

    CompletionStage<Boolean> replaceAsync(K key, V value, V value2, ExpiryPolicy expiryPolicy);

    CompletionStage<Boolean> replaceAsync(K key, V value, V value2);

    CompletionStage<Boolean> replaceAsync(K key, V value, ExpiryPolicy expiryPolicy);

    CompletionStage<Boolean> replaceAsync(K key, V value);

    CompletionStage<V> getAndReplaceAsync(K key, V value, ExpiryPolicy expiryPolicy);

    CompletionStage<V> getAndReplaceAsync(K key, V value);

    V get(K key, ExpiryPolicy expiryPolicy);

    Map<K, V> getAll(Set<? extends K> items, ExpiryPolicy expiryPolicy);

    void put(K key, V value, ExpiryPolicy expiryPolicy);

    V getAndPut(K key, V value, ExpiryPolicy expiryPolicy);

    void putAll(Map<? extends K, ? extends V> map, ExpiryPolicy expiryPolicy);

    boolean putIfAbsent(K key, V value, ExpiryPolicy expiryPolicy);

    boolean replace(K key, V value, V newValue, ExpiryPolicy expiryPolicy);

    boolean replace(K key, V oldValue, ExpiryPolicy expiryPolicy);

    V getAndReplace(K key, V value, ExpiryPolicy expiryPolicy);

    int size();

    void destroy();

    boolean isDestroyed();

    CacheStatistics getLocalCacheStatistics();

    UUID addPartitionLostListener(CachePartitionLostListener listener);

    boolean removePartitionLostListener(UUID registrationId);

    Iterator<Cache.Entry<K, V>> iterator(int index);
}
