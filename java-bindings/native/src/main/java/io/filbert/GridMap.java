package io.filbert;

import io.filbert.internal.Codec;
import io.filbert.internal.Native;
import java.lang.ref.Reference;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;

/**
 * A map of the cluster, over serialized forms ({@link Form}). Absent values are null. Times are milliseconds; TTL and max-idle: -1 the map's default,
 * 0 infinite.
 *
 * <p>The calls with a {@link Scratch} are the fast ones: the caller lays key (and value) into its buffer, the result comes back in it. On a virtual thread
 * those that may wait for a lock or a backup go asynchronously instead, so that no carrier is held.
 */
public final class GridMap implements AutoCloseable {
    /** TTL or max-idle: what the map's configuration says. */
    public static final long DEFAULT = -1;

    private final Grid grid;
    private final NativeHandle handle;
    private final long map;

    GridMap(Grid grid, long map) {
        this.grid = grid;
        this.map = map;
        this.handle = NativeHandle.object(this, map);
    }

    // ---- hot: through the caller's buffer ----------------------------------------------------------------------------------------------

    /** The value of the key in the buffer: its length there, -1 absent, -2 take it by {@link Scratch#takeLarge}. */
    public int get(Scratch scratch, int keyLength) {
        try {
            return (int) scratch.check(Native.mapGet(map, scratch.address, keyLength, Scratch.CAPACITY));
        } finally {
            Reference.reachabilityFence(this);
        }
    }

    /** True when the key in the buffer is there. */
    public boolean containsKey(Scratch scratch, int keyLength) {
        try {
            return scratch.check(Native.mapContainsKey(map, scratch.address, keyLength, Scratch.CAPACITY)) == 1;
        } finally {
            Reference.reachabilityFence(this);
        }
    }

    /** Stores; the previous value as {@link #get(Scratch, int)} returns it. */
    public int put(Scratch scratch, int keyLength, int valueLength, long ttl, long maxIdle) {
        try {
            if (Threads.isVirtual()) {
                byte[] both = scratch.copy(keyLength + valueLength);
                return result(scratch, await(async(Native.ASYNC_PUT, head(both, keyLength), tail(both, keyLength), null, ttl, maxIdle)));
            }
            return (int) scratch.check(
                Native.mapPut(map, scratch.address, keyLength, valueLength, Scratch.CAPACITY, Threads.id(), ttl, maxIdle));
        } finally {
            Reference.reachabilityFence(this);
        }
    }

    /** Stores without asking for the previous value. */
    public void set(Scratch scratch, int keyLength, int valueLength, long ttl, long maxIdle) {
        try {
            if (Threads.isVirtual()) {
                byte[] both = scratch.copy(keyLength + valueLength);
                await(async(Native.ASYNC_SET, head(both, keyLength), tail(both, keyLength), null, ttl, maxIdle));
                return;
            }
            scratch.check(Native.mapSet(map, scratch.address, keyLength, valueLength, Scratch.CAPACITY, Threads.id(), ttl, maxIdle));
        } finally {
            Reference.reachabilityFence(this);
        }
    }

    /** Removes; the previous value as {@link #get(Scratch, int)} returns it. */
    public int remove(Scratch scratch, int keyLength) {
        try {
            if (Threads.isVirtual()) {
                return result(scratch, await(async(Native.ASYNC_REMOVE, scratch.copy(keyLength), null, null, 0, 0)));
            }
            return (int) scratch.check(Native.mapRemove(map, scratch.address, keyLength, Scratch.CAPACITY, Threads.id()));
        } finally {
            Reference.reachabilityFence(this);
        }
    }

    private static byte[] head(byte[] both, int at) {
        return java.util.Arrays.copyOf(both, at);
    }

    private static byte[] tail(byte[] both, int at) {
        return java.util.Arrays.copyOfRange(both, at, both.length);
    }

    /** Lays an asynchronous result into the buffer, as the raw call would have done. */
    private static int result(Scratch scratch, byte[] value) {
        if (value == null) {
            return -1;
        }
        if (value.length > Scratch.CAPACITY) {
            scratch.keepLarge(value);
            return -2;
        }
        scratch.buffer().position(0);
        scratch.buffer().put(value);
        return value.length;
    }

    // ---- any size ----------------------------------------------------------------------------------------------------------------------

    /** The value of a key. */
    public byte[] get(byte[] key) {
        return fenced(() -> Native.mapGetBytes(map, key));
    }

    /** Stores; returns the previous value. */
    public byte[] put(byte[] key, byte[] value) {
        return put(key, value, DEFAULT, DEFAULT);
    }

    /** Stores; returns the previous value. */
    public byte[] put(byte[] key, byte[] value, long ttl, long maxIdle) {
        return Threads.isVirtual() ? await(putAsync(key, value, ttl, maxIdle))
            : fenced(() -> Native.mapPutBytes(map, Threads.id(), key, value, ttl, maxIdle));
    }

    /** Stores without asking for the previous value. */
    public void set(byte[] key, byte[] value, long ttl, long maxIdle) {
        if (Threads.isVirtual()) {
            await(setAsync(key, value, ttl, maxIdle));
        } else {
            run(() -> Native.mapSetBytes(map, Threads.id(), key, value, ttl, maxIdle));
        }
    }

    /** Removes; returns the previous value. */
    public byte[] remove(byte[] key) {
        return Threads.isVirtual() ? await(removeAsync(key)) : fenced(() -> Native.mapRemoveBytes(map, Threads.id(), key));
    }

    /** Stores if the key's lock is had within {@code wait}. */
    public boolean tryPut(byte[] key, byte[] value, long wait) {
        return fenced(() -> Native.mapTryPut(map, Threads.id(), key, value, wait));
    }

    /** Removes if the key's lock is had within {@code wait}. */
    public boolean tryRemove(byte[] key, long wait) {
        return fenced(() -> Native.mapTryRemove(map, Threads.id(), key, wait));
    }

    /** Stores if absent; returns the present value otherwise. */
    public byte[] putIfAbsent(byte[] key, byte[] value, long ttl, long maxIdle) {
        return Threads.isVirtual() ? await(async(Native.ASYNC_PUT_IF_ABSENT, key, value, null, ttl, maxIdle))
            : fenced(() -> Native.mapPutIfAbsent(map, Threads.id(), key, value, ttl, maxIdle));
    }

    /** Stores if present; returns the previous value. */
    public byte[] replace(byte[] key, byte[] value) {
        return Threads.isVirtual() ? await(async(Native.ASYNC_REPLACE, key, value, null, DEFAULT, DEFAULT))
            : fenced(() -> Native.mapReplace(map, Threads.id(), key, value));
    }

    /** Stores if the present value's bytes are {@code expected}. */
    public boolean replace(byte[] key, byte[] expected, byte[] value) {
        return Threads.isVirtual() ? truth(await(async(Native.ASYNC_REPLACE_IF_SAME, key, value, expected, DEFAULT, DEFAULT)))
            : fenced(() -> Native.mapReplaceIfSame(map, Threads.id(), key, expected, value));
    }

    /** Removes if the present value's bytes are {@code expected}. */
    public boolean remove(byte[] key, byte[] expected) {
        return Threads.isVirtual() ? truth(await(async(Native.ASYNC_REMOVE_IF_SAME, key, null, expected, 0, 0)))
            : fenced(() -> Native.mapRemoveIfSame(map, Threads.id(), key, expected));
    }

    /** Removes without asking for the value. */
    public void delete(byte[] key) {
        if (Threads.isVirtual()) {
            await(async(Native.ASYNC_DELETE, key, null, null, 0, 0));
        } else {
            run(() -> Native.mapDelete(map, Threads.id(), key));
        }
    }

    /** True when the key is there. */
    public boolean containsKey(byte[] key) {
        return fenced(() -> Native.mapContainsKeyBytes(map, key));
    }

    /** True when some value's bytes are {@code value}. */
    public boolean containsValue(byte[] value) {
        return fenced(() -> Native.mapContainsValue(map, value));
    }

    /** Entries in the whole cluster. */
    public long size() {
        return fenced(() -> Native.mapSize(map));
    }

    /** Pages over keys, values or entries. */
    public GridCursor scan(GridCursor.What what, boolean local) {
        return fenced(() -> new GridCursor(Native.mapScan(map, what.number, local)));
    }

    /** Key, value, key, value ... of those keys that are there. */
    public List<byte[]> getAll(List<byte[]> keys) {
        return fenced(() -> new Codec(Native.mapGetAll(map, Codec.writeList(keys))).list());
    }

    /** Stores key, value, key, value ...; not atomic. */
    public void putAll(List<byte[]> entries) {
        run(() -> Native.mapPutAll(map, Threads.id(), Codec.writeList(entries)));
    }

    /** Removes all entries that are not locked. */
    public void clear() {
        run(() -> Native.mapClear(map));
    }

    /** Evicts one key; false when absent or locked. */
    public boolean evict(byte[] key) {
        return fenced(() -> Native.mapEvict(map, Threads.id(), key));
    }

    /** Evicts all entries that are not locked. */
    public void evictAll() {
        run(() -> Native.mapEvictAll(map));
    }

    /** Sets the time to live; false when absent. */
    public boolean setTtl(byte[] key, long ttl) {
        return fenced(() -> Native.mapSetTtl(map, Threads.id(), key, ttl));
    }

    /** What is known of an entry, laid out as {@code Codec.ENTRY_VIEW}; null when absent. */
    public byte[] entryView(byte[] key) {
        return fenced(() -> Native.mapEntryView(map, key));
    }

    // ---- key locks ---------------------------------------------------------------------------------------------------------------------

    /** Locks a key; {@code wait} below 0: for ever; {@code lease} 0: until unlocked. */
    public boolean lock(byte[] key, long wait, long lease) {
        if (wait != 0 && Threads.isVirtual()) {
            return truth(await(async(Native.ASYNC_LOCK_KEY, key, null, null, wait, lease)));
        }
        return fenced(() -> Native.mapLock(map, Threads.id(), key, wait, lease));
    }

    /** As {@link #lock}, and gives up when the thread is interrupted. */
    public boolean lockInterruptibly(byte[] key, long wait, long lease) throws InterruptedException {
        long call = fenced(() -> Native.mapAsync(map, Native.ASYNC_LOCK_KEY, Threads.id(), key, null, null, wait, lease));
        return truth(Waits.interruptibly(grid, call, acquired -> {
            if (truth(acquired)) {
                unlock(key);
            }
        }));
    }

    /** Unlocks once. */
    public void unlock(byte[] key) {
        run(() -> Native.mapUnlock(map, Threads.id(), key));
    }

    /** Frees the key's lock, whoever holds it. */
    public void forceUnlock(byte[] key) {
        run(() -> Native.mapForceUnlock(map, key));
    }

    /** True when anyone holds the key's lock. */
    public boolean isLocked(byte[] key) {
        return fenced(() -> Native.mapIsLocked(map, key));
    }

    // ---- asynchronous ------------------------------------------------------------------------------------------------------------------

    /** As {@link #get(byte[])}. */
    public CompletableFuture<byte[]> getAsync(byte[] key) {
        return async(Native.ASYNC_GET, key, null, null, 0, 0);
    }

    /** As {@link #put(byte[], byte[], long, long)}. */
    public CompletableFuture<byte[]> putAsync(byte[] key, byte[] value, long ttl, long maxIdle) {
        return async(Native.ASYNC_PUT, key, value, null, ttl, maxIdle);
    }

    /** As {@link #set(byte[], byte[], long, long)}; completes with null. */
    public CompletableFuture<byte[]> setAsync(byte[] key, byte[] value, long ttl, long maxIdle) {
        return async(Native.ASYNC_SET, key, value, null, ttl, maxIdle);
    }

    /** As {@link #putIfAbsent}. */
    public CompletableFuture<byte[]> putIfAbsentAsync(byte[] key, byte[] value, long ttl, long maxIdle) {
        return async(Native.ASYNC_PUT_IF_ABSENT, key, value, null, ttl, maxIdle);
    }

    /** As {@link #remove(byte[])}. */
    public CompletableFuture<byte[]> removeAsync(byte[] key) {
        return async(Native.ASYNC_REMOVE, key, null, null, 0, 0);
    }

    /** As {@link #delete}; completes with null. */
    public CompletableFuture<byte[]> deleteAsync(byte[] key) {
        return async(Native.ASYNC_DELETE, key, null, null, 0, 0);
    }

    private CompletableFuture<byte[]> async(int operation, byte[] key, byte[] value, byte[] expected, long ttl, long maxIdle) {
        return fenced(() -> grid.dispatcher().completion(Native.mapAsync(map, operation, Threads.id(), key, value, expected, ttl, maxIdle)));
    }

    // ---- the rest ----------------------------------------------------------------------------------------------------------------------

    /** Registers for entry events of one key, or with null of all. */
    public long listen(byte[] key, boolean includeValue, boolean local, EntryListener listener) {
        return fenced(() -> grid.dispatcher().register(Native.mapListen(map, key, includeValue, local), (kind, in) -> {
            if (kind == Codec.EVENT_ENTRY) {
                listener.entry(in.i32(), in.uuid(), in.bytes(), in.bytes(), in.bytes(), in.bytes());
            } else if (kind == Codec.EVENT_MAP) {
                listener.map(in.i32(), in.uuid(), in.i32());
            } else if (kind == Codec.EVENT_DROPPED) {
                listener.dropped(in.i64());
            }
        }));
    }

    /** This member's statistics of the map. */
    public Map<String, Long> statistics() {
        return fenced(() -> new Codec(Native.objectStats(map)).statistics());
    }

    /** Destroys the map on all members. */
    public void destroy() {
        run(() -> Native.objectDestroy(map));
    }

    /** Frees this proxy; the map stays. */
    @Override
    public void close() {
        handle.run();
    }

    static boolean truth(byte[] result) {
        return result != null && result.length == 1 && result[0] != 0;
    }

    static byte[] await(CompletableFuture<byte[]> future) {
        try {
            return future.join();
        } catch (CompletionException e) {
            throw Waits.unwrapped(e);
        }
    }

    /** The number that an asynchronous call returned. */
    static long number(byte[] result) {
        return ByteBuffer.wrap(result).getLong();
    }

    private interface Call<T> {
        T call();
    }

    private <T> T fenced(Call<T> call) {
        try {
            return call.call();
        } finally {
            Reference.reachabilityFence(this);
        }
    }

    private void run(Runnable call) {
        try {
            call.run();
        } finally {
            Reference.reachabilityFence(this);
        }
    }
}
