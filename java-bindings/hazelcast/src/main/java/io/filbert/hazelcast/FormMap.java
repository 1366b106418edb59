package io.filbert.hazelcast;

import io.filbert.FilbertException;
import io.filbert.GridMap;
import io.filbert.hazelcast.serialization.Serialization;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import java.util.function.BiFunction;
import java.util.function.Function;

/**
 * What of a map goes by whole forms: functions, key locks, asynchronous calls.
 *
 * <p>The functional methods ({@code compute}, {@code merge}, {@code replaceAll} ...) run here, in a compare-and-set loop: the function may run more than once.
 */
abstract class FormMap<K, V> extends UnsupportedMap<K, V> {
    private static final String NULL_KEY = "Null key is not allowed!";
    private static final String NULL_VALUE = "Null value is not allowed!";

    final Serialization serialization;
    final GridMap map;

    FormMap(Serialization serialization, GridMap map) {
        this.serialization = serialization;
        this.map = map;
    }

    // ---- arguments ---------------------------------------------------------------------------------------------------------------------

    final byte[] key(Object key) {
        return serialization.toKey(Objects.requireNonNull(key, NULL_KEY));
    }

    final byte[] value(Object value) {
        return serialization.toForm(Objects.requireNonNull(value, NULL_VALUE));
    }

    final <T> T object(byte[] form) {
        return serialization.toObject(form);
    }

    /** 0 infinite, below 0 the map's, else at least a millisecond. */
    static long millis(long time, TimeUnit unit) {
        Objects.requireNonNull(unit, "Null timeunit is not allowed!");
        return time == 0 ? 0 : time < 0 ? GridMap.DEFAULT : Math.max(1, unit.toMillis(time));
    }

    // ---- functions: compare and set ----------------------------------------------------------------------------------------------------

    @Override
    public V compute(K key, BiFunction<? super K, ? super V, ? extends V> function) {
        Objects.requireNonNull(function, "Null function is not allowed!");
        byte[] form = key(key);
        while (true) { // ends as soon as nobody else writes this key between read and write; each round waits at most one call's deadline
            byte[] old = Errors.guarded(() -> map.get(form));
            V value = function.apply(key, object(old));
            if (value == null && old == null) {
                return null;
            }
            if (exchange(form, old, value == null ? null : value(value))) {
                return value;
            }
        }
    }

    /** From {@code old} to {@code value}, null meaning absent; false when somebody else was faster. */
    private boolean exchange(byte[] key, byte[] old, byte[] value) {
        return Errors.guarded(() -> {
            if (old == null) {
                return map.putIfAbsent(key, value, GridMap.DEFAULT, GridMap.DEFAULT) == null;
            }
            return value == null ? map.remove(key, old) : map.replace(key, old, value);
        });
    }

    @Override
    public V computeIfAbsent(K key, Function<? super K, ? extends V> function) {
        Objects.requireNonNull(function, "Null function is not allowed!");
        V present = get(key);
        if (present != null) {
            return present;
        }
        V value = function.apply(key);
        if (value == null) {
            return null;
        }
        V other = putIfAbsent(key, value);
        return other != null ? other : value;
    }

    @Override
    public V computeIfPresent(K key, BiFunction<? super K, ? super V, ? extends V> function) {
        Objects.requireNonNull(function, "Null function is not allowed!");
        return compute(key, (k, old) -> old == null ? null : function.apply(k, old));
    }

    @Override
    public V merge(K key, V value, BiFunction<? super V, ? super V, ? extends V> function) {
        Objects.requireNonNull(value, NULL_VALUE);
        Objects.requireNonNull(function, "Null function is not allowed!");
        return compute(key, (k, old) -> old == null ? value : function.apply(old, value));
    }

    @Override
    public void replaceAll(BiFunction<? super K, ? super V, ? extends V> function) {
        Objects.requireNonNull(function, "Null function is not allowed!");
        for (K key : keySet()) {
            computeIfPresent(key, (k, old) -> Objects.requireNonNull(function.apply(k, old), NULL_VALUE));
        }
    }

    // ---- locks -------------------------------------------------------------------------------------------------------------------------

    @Override
    public void lock(K key) {
        byte[] form = key(key);
        Errors.guarded(() -> map.lock(form, -1, 0));
    }

    @Override
    public void lock(K key, long leaseTime, TimeUnit unit) {
        byte[] form = key(key);
        long lease = lease(leaseTime, unit);
        Errors.guarded(() -> map.lock(form, -1, lease));
    }

    private static long lease(long time, TimeUnit unit) {
        if (time <= 0) {
            throw new IllegalArgumentException("leaseTime should be positive, found " + time);
        }
        return Math.max(1, unit.toMillis(time));
    }

    @Override
    public boolean tryLock(K key) {
        byte[] form = key(key);
        return Errors.guarded(() -> map.lock(form, 0, 0));
    }

    @Override
    public boolean tryLock(K key, long time, TimeUnit unit) throws InterruptedException {
        return tryLock(key(key), time, unit, 0);
    }

    @Override
    public boolean tryLock(K key, long time, TimeUnit timeUnit, long leaseTime, TimeUnit leaseUnit) throws InterruptedException {
        return tryLock(key(key), time, timeUnit, lease(leaseTime, leaseUnit));
    }

    private boolean tryLock(byte[] key, long time, TimeUnit unit, long lease) throws InterruptedException {
        if (Thread.interrupted()) {
            throw new InterruptedException();
        }
        try {
            // First without a wait: most locks are free, and that needs no second thread.
            return map.lock(key, 0, lease) || time > 0 && map.lockInterruptibly(key, Math.max(1, unit.toMillis(time)), lease);
        } catch (FilbertException e) {
            throw Errors.translated(e);
        }
    }

    @Override
    public void unlock(K key) {
        byte[] form = key(key);
        Errors.run(() -> map.unlock(form));
    }

    @Override
    public void forceUnlock(K key) {
        byte[] form = key(key);
        Errors.run(() -> map.forceUnlock(form));
    }

    @Override
    public boolean isLocked(K key) {
        byte[] form = key(key);
        return Errors.guarded(() -> map.isLocked(form));
    }

    // ---- asynchronous ------------------------------------------------------------------------------------------------------------------

    private <T> CompletableFuture<T> async(CompletableFuture<byte[]> future) {
        return Errors.guarded(future).thenApply(this::object);
    }

    @Override
    public CompletionStage<V> getAsync(K key) {
        byte[] form = key(key);
        return async(Errors.guarded(() -> map.getAsync(form)));
    }

    @Override
    public CompletionStage<V> putAsync(K key, V value) {
        return putAsync(key(key), value(value), GridMap.DEFAULT, GridMap.DEFAULT);
    }

    @Override
    public CompletionStage<V> putAsync(K key, V value, long ttl, TimeUnit unit) {
        return putAsync(key(key), value(value), millis(ttl, unit), GridMap.DEFAULT);
    }

    @Override
    public CompletionStage<V> putAsync(K key, V value, long ttl, TimeUnit ttlUnit, long maxIdle, TimeUnit maxIdleUnit) {
        return putAsync(key(key), value(value), millis(ttl, ttlUnit), millis(maxIdle, maxIdleUnit));
    }

    private CompletionStage<V> putAsync(byte[] key, byte[] value, long ttl, long maxIdle) {
        return async(Errors.guarded(() -> map.putAsync(key, value, ttl, maxIdle)));
    }

    @Override
    public CompletionStage<Void> setAsync(K key, V value) {
        return setAsync(key(key), value(value), GridMap.DEFAULT, GridMap.DEFAULT);
    }

    @Override
    public CompletionStage<Void> setAsync(K key, V value, long ttl, TimeUnit unit) {
        return setAsync(key(key), value(value), millis(ttl, unit), GridMap.DEFAULT);
    }

    @Override
    public CompletionStage<Void> setAsync(K key, V value, long ttl, TimeUnit ttlUnit, long maxIdle, TimeUnit maxIdleUnit) {
        return setAsync(key(key), value(value), millis(ttl, ttlUnit), millis(maxIdle, maxIdleUnit));
    }

    private CompletableFuture<Void> setAsync(byte[] key, byte[] value, long ttl, long maxIdle) {
        return Errors.guarded(Errors.guarded(() -> map.setAsync(key, value, ttl, maxIdle))).thenApply(nothing -> null);
    }

    @Override
    public CompletionStage<V> removeAsync(K key) {
        byte[] form = key(key);
        return async(Errors.guarded(() -> map.removeAsync(form)));
    }

    @Override
    public CompletionStage<Void> putAllAsync(Map<? extends K, ? extends V> entries) {
        List<CompletableFuture<Void>> all = new ArrayList<>();
        entries.forEach((key, value) -> all.add(setAsync(key(key), value(value), GridMap.DEFAULT, GridMap.DEFAULT)));
        return CompletableFuture.allOf(all.toArray(new CompletableFuture<?>[0]));
    }

    @Override
    public CompletionStage<Void> setAllAsync(Map<? extends K, ? extends V> entries) {
        return putAllAsync(entries);
    }
}
