package io.filbert.hazelcast;

import com.hazelcast.aggregation.Aggregator;
import com.hazelcast.config.IndexConfig;
import com.hazelcast.map.EntryProcessor;
import com.hazelcast.map.IMap;
import com.hazelcast.map.MapInterceptor;
import com.hazelcast.map.QueryCache;
import com.hazelcast.map.listener.MapListener;
import com.hazelcast.map.listener.MapPartitionLostListener;
import com.hazelcast.projection.Projection;
import com.hazelcast.query.Predicate;
import java.util.Collection;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;

/** What an {@link IMap} must have and this version lacks: queries, entry processors, stores, interceptors. Each throws, naming itself. */
abstract class UnsupportedMap<K, V> implements IMap<K, V> {
    @Override
    public Collection<V> values(Predicate<K, V> predicate) {
        throw Unsupported.method("IMap.values");
    }

    @Override
    public void flush() {
        throw Unsupported.method("IMap.flush");
    }

    @Override
    public Set<Map.Entry<K, V>> entrySet(Predicate<K, V> predicate) {
        throw Unsupported.method("IMap.entrySet");
    }

    @Override
    public Set<K> keySet(Predicate<K, V> predicate) {
        throw Unsupported.method("IMap.keySet");
    }

    @Override
    public void removeAll(Predicate<K, V> predicate) {
        throw Unsupported.method("IMap.removeAll");
    }

    @Override
    public void loadAll(boolean replaceExistingValues) {
        throw Unsupported.method("IMap.loadAll");
    }

    @Override
    public void loadAll(Set<K> keys, boolean replaceExistingValues) {
        throw Unsupported.method("IMap.loadAll");
    }

    @Override
    public <R> R aggregate(Aggregator<? super Map.Entry<K, V>, R> aggregator, Predicate<K, V> predicate) {
        throw Unsupported.method("IMap.aggregate");
    }

    @Override
    public <R> R aggregate(Aggregator<? super Map.Entry<K, V>, R> aggregator) {
        throw Unsupported.method("IMap.aggregate");
    }

    @Override
    public void putTransient(K key, V value, long ttl, TimeUnit ttlUnit, long maxIdle, TimeUnit maxIdleUnit) {
        throw Unsupported.method("IMap.putTransient");
    }

    @Override
    public void putTransient(K key, V value, long ttl, TimeUnit unit) {
        throw Unsupported.method("IMap.putTransient");
    }

    @Override
    public UUID addLocalEntryListener(MapListener listener, Predicate<K, V> predicate, K key, boolean includeValue) {
        throw Unsupported.method("IMap.addLocalEntryListener");
    }

    @Override
    public UUID addLocalEntryListener(MapListener listener, Predicate<K, V> predicate, boolean includeValue) {
        throw Unsupported.method("IMap.addLocalEntryListener");
    }

    @Override
    public String addInterceptor(MapInterceptor mapInterceptor) {
        throw Unsupported.method("IMap.addInterceptor");
    }

    @Override
    public boolean removeInterceptor(String id) {
        throw Unsupported.method("IMap.removeInterceptor");
    }

    @Override
    public UUID addEntryListener(MapListener listener, Predicate<K, V> predicate, K key, boolean includeValue) {
        throw Unsupported.method("IMap.addEntryListener");
    }

    @Override
    public UUID addEntryListener(MapListener listener, Predicate<K, V> predicate, boolean includeValue) {
        throw Unsupported.method("IMap.addEntryListener");
    }

    @Override
    public UUID addPartitionLostListener(MapPartitionLostListener listener) {
        throw Unsupported.method("IMap.addPartitionLostListener");
    }

    @Override
    public boolean removePartitionLostListener(UUID registrationId) {
        throw Unsupported.method("IMap.removePartitionLostListener");
    }

    @Override
    public Set<K> localKeySet(Predicate<K, V> predicate) {
        throw Unsupported.method("IMap.localKeySet");
    }

    @Override
    public void addIndex(IndexConfig indexConfig) {
        throw Unsupported.method("IMap.addIndex");
    }

    @Override
    public <R> R executeOnKey(K key, EntryProcessor<K, V, R> entryProcessor) {
        throw Unsupported.method("IMap.executeOnKey");
    }

    @Override
    public <R> Map<K, R> executeOnKeys(Set<K> keys, EntryProcessor<K, V, R> entryProcessor) {
        throw Unsupported.method("IMap.executeOnKeys");
    }

    @Override
    public <R> CompletionStage<Map<K, R>> submitToKeys(Set<K> keys, EntryProcessor<K, V, R> entryProcessor) {
        throw Unsupported.method("IMap.submitToKeys");
    }

    @Override
    public <R> CompletionStage<R> submitToKey(K key, EntryProcessor<K, V, R> entryProcessor) {
        throw Unsupported.method("IMap.submitToKey");
    }

    @Override
    public <R> Map<K, R> executeOnEntries(EntryProcessor<K, V, R> entryProcessor, Predicate<K, V> predicate) {
        throw Unsupported.method("IMap.executeOnEntries");
    }

    @Override
    public <R> Map<K, R> executeOnEntries(EntryProcessor<K, V, R> entryProcessor) {
        throw Unsupported.method("IMap.executeOnEntries");
    }

    @Override
    public <R> Collection<R> project(Projection<? super Map.Entry<K, V>, R> projection, Predicate<K, V> predicate) {
        throw Unsupported.method("IMap.project");
    }

    @Override
    public <R> Collection<R> project(Projection<? super Map.Entry<K, V>, R> projection) {
        throw Unsupported.method("IMap.project");
    }

    @Override
    public QueryCache<K, V> getQueryCache(String name) {
        throw Unsupported.method("IMap.getQueryCache");
    }

    @Override
    public QueryCache<K, V> getQueryCache(String name, Predicate<K, V> predicate, boolean includeValue) {
        throw Unsupported.method("IMap.getQueryCache");
    }

    @Override
    public QueryCache<K, V> getQueryCache(String name, MapListener listener, Predicate<K, V> predicate, boolean includeValue) {
        throw Unsupported.method("IMap.getQueryCache");
    }
}
