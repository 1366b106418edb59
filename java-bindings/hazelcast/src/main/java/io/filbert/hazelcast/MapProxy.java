package io.filbert.hazelcast;

import com.hazelcast.config.MapConfig;
import com.hazelcast.core.EntryView;
import com.hazelcast.map.LocalMapStats;
import com.hazelcast.map.listener.MapListener;
import io.filbert.FilbertException;
import io.filbert.GridCursor;
import io.filbert.GridMap;
import io.filbert.Scratch;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.TimeUnit;

/**
 * A distributed map: arguments to forms, one call, the result back. Keys are compared by their forms, results are copies.
 */
final class MapProxy<K, V> extends FormMap<K, V> {
    static final String SERVICE = "hz:impl:mapService";
    /** Bytes of one crossing of {@link #putAll} and {@link #getAll}. */
    private static final int BATCH_BYTES = 8 << 20;

    private final GridInstance instance;
    private final MapListeners listeners;
    private final String name;

    MapProxy(GridInstance instance, String name) {
        super(instance.serialization(), Errors.guarded(() -> instance.grid().map(name)));
        this.instance = instance;
        this.name = name;
        this.listeners = new MapListeners(instance, name, map);
    }

    // ---- arguments ----------------------------------------------------------------------------------------------------------------------

    /** Null for what {@link Fast} writes without a form. Made before the buffer is taken: a serializer may use it. */
    private byte[] formOfKey(Object key) {
        return serialization.isPlain() && Fast.takes(key) ? null : key(key);
    }

    private byte[] formOfValue(Object value) {
        return serialization.isPlain() && Fast.takes(value) ? null : value(value);
    }

    @SuppressWarnings("unchecked") // the caller's generics
    private V result(Scratch scratch, int length) {
        if (length == -1) {
            return null;
        }
        return length < 0 ? object(scratch.takeLarge()) : (V) Fast.read(scratch, length, serialization);
    }

    // ---- reads -------------------------------------------------------------------------------------------------------------------------

    @Override
    public V get(Object key) {
        byte[] form = formOfKey(key);
        Scratch scratch = Scratch.acquire();
        try {
            int length = scratch == null ? Fast.TOO_LONG : Fast.write(scratch.buffer(), 0, key, form);
            if (length != Fast.TOO_LONG) {
                return result(scratch, map.get(scratch, length));
            }
        } catch (FilbertException e) {
            throw Errors.translated(e);
        }
        byte[] whole = key(key);
        return object(Errors.guarded(() -> map.get(whole)));
    }

    @Override
    public V getOrDefault(Object key, V defaultValue) {
        V value = get(key);
        return value == null ? defaultValue : value;
    }

    @Override
    public boolean containsKey(Object key) {
        byte[] form = formOfKey(key);
        Scratch scratch = Scratch.acquire();
        try {
            int length = scratch == null ? Fast.TOO_LONG : Fast.write(scratch.buffer(), 0, key, form);
            if (length != Fast.TOO_LONG) {
                return map.containsKey(scratch, length);
            }
        } catch (FilbertException e) {
            throw Errors.translated(e);
        }
        byte[] whole = key(key);
        return Errors.guarded(() -> map.containsKey(whole));
    }

    @Override
    public boolean containsValue(Object value) {
        byte[] form = value(value);
        return Errors.guarded(() -> map.containsValue(form));
    }

    @Override
    public int size() {
        return (int) Math.min(Errors.guarded(map::size), Integer.MAX_VALUE);
    }

    @Override
    public boolean isEmpty() {
        return size() == 0;
    }

    @Override
    public Map<K, V> getAll(Set<K> keys) {
        Objects.requireNonNull(keys, "Null keys collection is not allowed!");
        Map<K, V> found = new HashMap<>();
        List<byte[]> batch = new ArrayList<>();
        int bytes = 0;
        for (K key : keys) {
            byte[] form = key(key);
            batch.add(form);
            bytes += form.length;
            if (bytes > BATCH_BYTES) {
                getBatch(batch, found);
                batch = new ArrayList<>();
                bytes = 0;
            }
        }
        getBatch(batch, found);
        return Collections.unmodifiableMap(found);
    }

    private void getBatch(List<byte[]> keys, Map<K, V> found) {
        if (keys.isEmpty()) {
            return;
        }
        List<byte[]> entries = Errors.guarded(() -> map.getAll(keys));
        for (int i = 0; i + 1 < entries.size(); i += 2) {
            found.put(object(entries.get(i)), object(entries.get(i + 1)));
        }
    }

    private List<byte[]> scan(GridCursor.What what, boolean local) {
        return Errors.guarded(() -> {
            List<byte[]> all = new ArrayList<>();
            try (GridCursor cursor = map.scan(what, local)) {
                for (List<byte[]> page = cursor.next(); page != null; page = cursor.next()) {
                    all.addAll(page);
                }
            }
            return all;
        });
    }

    private Set<K> keys(boolean local) {
        Set<K> keys = new LinkedHashSet<>();
        scan(GridCursor.What.KEYS, local).forEach(form -> keys.add(object(form)));
        return Collections.unmodifiableSet(keys);
    }

    @Override
    public Set<K> keySet() {
        return keys(false);
    }

    @Override
    public Set<K> localKeySet() {
        return keys(true);
    }

    @Override
    public Collection<V> values() {
        List<V> values = new ArrayList<>();
        scan(GridCursor.What.VALUES, false).forEach(form -> values.add(object(form)));
        return Collections.unmodifiableCollection(values);
    }

    @Override
    public Set<Map.Entry<K, V>> entrySet() {
        return new EntrySet<>(scan(GridCursor.What.ENTRIES, false), serialization);
    }

    @Override
    public Iterator<Map.Entry<K, V>> iterator() {
        return new MapIterator<>(this, map.scan(GridCursor.What.ENTRIES, false), serialization);
    }

    @Override
    public Iterator<Map.Entry<K, V>> iterator(int fetchSize) {
        return iterator(); // the library chooses its pages by bytes
    }

    @Override
    public EntryView<K, V> getEntryView(K key) {
        byte[] form = key(key);
        byte[] view = Errors.guarded(() -> map.entryView(form));
        return view == null ? null : new EntryViewCopy<>(key, view, serialization);
    }

    // ---- writes ------------------------------------------------------------------------------------------------------------------------

    @Override
    public V put(K key, V value) {
        return put(key, value, GridMap.DEFAULT, GridMap.DEFAULT);
    }

    @Override
    public V put(K key, V value, long ttl, TimeUnit unit) {
        return put(key, value, millis(ttl, unit), GridMap.DEFAULT);
    }

    @Override
    public V put(K key, V value, long ttl, TimeUnit ttlUnit, long maxIdle, TimeUnit maxIdleUnit) {
        return put(key, value, millis(ttl, ttlUnit), millis(maxIdle, maxIdleUnit));
    }

    private V put(K key, V value, long ttl, long maxIdle) {
        byte[] keyForm = formOfKey(key);
        byte[] valueForm = formOfValue(value);
        Scratch scratch = Scratch.acquire();
        try {
            int keyLength = scratch == null ? Fast.TOO_LONG : Fast.write(scratch.buffer(), 0, key, keyForm);
            int valueLength = keyLength == Fast.TOO_LONG ? keyLength : Fast.write(scratch.buffer(), keyLength, value, valueForm);
            if (valueLength != Fast.TOO_LONG) {
                return result(scratch, map.put(scratch, keyLength, valueLength, ttl, maxIdle));
            }
        } catch (FilbertException e) {
            throw Errors.translated(e);
        }
        byte[] wholeKey = key(key);
        byte[] wholeValue = value(value);
        return object(Errors.guarded(() -> map.put(wholeKey, wholeValue, ttl, maxIdle)));
    }

    @Override
    public void set(K key, V value) {
        set(key, value, GridMap.DEFAULT, GridMap.DEFAULT);
    }

    @Override
    public void set(K key, V value, long ttl, TimeUnit unit) {
        set(key, value, millis(ttl, unit), GridMap.DEFAULT);
    }

    @Override
    public void set(K key, V value, long ttl, TimeUnit ttlUnit, long maxIdle, TimeUnit maxIdleUnit) {
        set(key, value, millis(ttl, ttlUnit), millis(maxIdle, maxIdleUnit));
    }

    private void set(K key, V value, long ttl, long maxIdle) {
        byte[] keyForm = formOfKey(key);
        byte[] valueForm = formOfValue(value);
        Scratch scratch = Scratch.acquire();
        try {
            int keyLength = scratch == null ? Fast.TOO_LONG : Fast.write(scratch.buffer(), 0, key, keyForm);
            int valueLength = keyLength == Fast.TOO_LONG ? keyLength : Fast.write(scratch.buffer(), keyLength, value, valueForm);
            if (valueLength != Fast.TOO_LONG) {
                map.set(scratch, keyLength, valueLength, ttl, maxIdle);
                return;
            }
        } catch (FilbertException e) {
            throw Errors.translated(e);
        }
        byte[] wholeKey = key(key);
        byte[] wholeValue = value(value);
        Errors.run(() -> map.set(wholeKey, wholeValue, ttl, maxIdle));
    }

    @Override
    public V putIfAbsent(K key, V value) {
        return putIfAbsent(key(key), value(value), GridMap.DEFAULT, GridMap.DEFAULT);
    }

    @Override
    public V putIfAbsent(K key, V value, long ttl, TimeUnit unit) {
        return putIfAbsent(key(key), value(value), millis(ttl, unit), GridMap.DEFAULT);
    }

    @Override
    public V putIfAbsent(K key, V value, long ttl, TimeUnit ttlUnit, long maxIdle, TimeUnit maxIdleUnit) {
        return putIfAbsent(key(key), value(value), millis(ttl, ttlUnit), millis(maxIdle, maxIdleUnit));
    }

    private V putIfAbsent(byte[] key, byte[] value, long ttl, long maxIdle) {
        return object(Errors.guarded(() -> map.putIfAbsent(key, value, ttl, maxIdle)));
    }

    @Override
    public boolean tryPut(K key, V value, long time, TimeUnit unit) {
        byte[] keyForm = key(key);
        byte[] valueForm = value(value);
        return Errors.guarded(() -> map.tryPut(keyForm, valueForm, Math.max(0, unit.toMillis(time))));
    }

    @Override
    public boolean tryRemove(K key, long time, TimeUnit unit) {
        byte[] keyForm = key(key);
        return Errors.guarded(() -> map.tryRemove(keyForm, Math.max(0, unit.toMillis(time))));
    }

    @Override
    public V replace(K key, V value) {
        byte[] keyForm = key(key);
        byte[] valueForm = value(value);
        return object(Errors.guarded(() -> map.replace(keyForm, valueForm)));
    }

    @Override
    public boolean replace(K key, V oldValue, V newValue) {
        byte[] keyForm = key(key);
        byte[] expected = value(oldValue);
        byte[] valueForm = value(newValue);
        return Errors.guarded(() -> map.replace(keyForm, expected, valueForm));
    }

    @Override
    public V remove(Object key) {
        byte[] form = formOfKey(key);
        Scratch scratch = Scratch.acquire();
        try {
            int length = scratch == null ? Fast.TOO_LONG : Fast.write(scratch.buffer(), 0, key, form);
            if (length != Fast.TOO_LONG) {
                return result(scratch, map.remove(scratch, length));
            }
        } catch (FilbertException e) {
            throw Errors.translated(e);
        }
        byte[] whole = key(key);
        return object(Errors.guarded(() -> map.remove(whole)));
    }

    @Override
    public boolean remove(Object key, Object value) {
        byte[] keyForm = key(key);
        byte[] expected = value(value);
        return Errors.guarded(() -> map.remove(keyForm, expected));
    }

    @Override
    public void delete(Object key) {
        byte[] form = key(key);
        Errors.run(() -> map.delete(form));
    }

    @Override
    public void putAll(Map<? extends K, ? extends V> entries) {
        Objects.requireNonNull(entries, "Null argument map is not allowed");
        List<byte[]> batch = new ArrayList<>();
        long bytes = 0;
        for (Map.Entry<? extends K, ? extends V> entry : entries.entrySet()) {
            byte[] key = key(entry.getKey());
            byte[] value = value(entry.getValue());
            batch.add(key);
            batch.add(value);
            bytes += key.length + value.length;
            if (bytes > BATCH_BYTES) {
                putBatch(batch);
                batch = new ArrayList<>();
                bytes = 0;
            }
        }
        putBatch(batch);
    }

    private void putBatch(List<byte[]> entries) {
        if (!entries.isEmpty()) {
            Errors.run(() -> map.putAll(entries));
        }
    }

    @Override
    public void setAll(Map<? extends K, ? extends V> entries) {
        putAll(entries);
    }

    @Override
    public void clear() {
        Errors.run(map::clear);
    }

    @Override
    public boolean evict(K key) {
        byte[] form = key(key);
        return Errors.guarded(() -> map.evict(form));
    }

    @Override
    public void evictAll() {
        Errors.run(map::evictAll);
    }

    @Override
    public boolean setTtl(K key, long ttl, TimeUnit unit) {
        byte[] form = key(key);
        long millis = millis(ttl, unit);
        return Errors.guarded(() -> map.setTtl(form, millis));
    }

    // ---- listeners ---------------------------------------------------------------------------------------------------------------------

    @Override
    public UUID addEntryListener(MapListener listener, boolean includeValue) {
        return listeners.add(listener, null, includeValue, false);
    }

    @Override
    public UUID addEntryListener(MapListener listener, K key, boolean includeValue) {
        return listeners.add(listener, key(key), includeValue, false);
    }

    @Override
    public UUID addLocalEntryListener(MapListener listener) {
        return listeners.add(listener, null, true, true);
    }

    @Override
    public boolean removeEntryListener(UUID registrationId) {
        return instance.registrations().remove(registrationId);
    }

    /** Listeners that the configuration names for this map. */
    void addConfigured(MapConfig config) {
        config.getEntryListenerConfigs().forEach(listeners::add);
    }

    // ---- the object --------------------------------------------------------------------------------------------------------------------

    @Override
    public LocalMapStats getLocalMapStats() {
        return new MapStats(Errors.guarded(map::statistics), instance.getConfig().findMapConfig(name).getTotalBackupCount());
    }

    @Override
    public String getName() {
        return name;
    }

    @Override
    public String getServiceName() {
        return SERVICE;
    }

    @Override
    public String getPartitionKey() {
        int at = name.indexOf('@');
        return at < 0 ? name : name.substring(at + 1);
    }

    @Override
    public void destroy() {
        Errors.run(map::destroy);
        instance.forget(SERVICE, name);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof MapProxy && ((MapProxy<?, ?>) other).name.equals(name) && ((MapProxy<?, ?>) other).instance == instance;
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(new Object[] {SERVICE, name});
    }

    @Override
    public String toString() {
        return "IMap{name='" + name + "'}";
    }
}
