package io.filbert;

import io.filbert.internal.Codec;
import io.filbert.internal.Native;
import java.lang.ref.Reference;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Supplier;

/**
 * A map of the cluster, over serialized forms ({@link Form}). Absent values are null. Times are milliseconds; TTL and max-idle: -1 the map's default,
 * 0 infinite.
 *
 * <p>The calls with a {@link Scratch} are the fast ones, for platform threads: the caller lays key (and value) into its buffer, the result comes back in it.
 * On a virtual thread every call that may wait parks in Java, so that no carrier is held: operations on one key go asynchronously, those on all of the
 * cluster to a platform thread ({@link Offload}).
 */
public final class GridMap implements AutoCloseable {
    /** TTL or max-idle: what the map's configuration says. */
    public static final long DEFAULT = -1;
    /** Puts that a virtual thread's {@link #putAll} has under way at once. */
    private static final int TOGETHER_MAX = 256;

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
            return (int) scratch.check(
                Native.mapPut(map, scratch.address, keyLength, valueLength, Scratch.CAPACITY, Threads.id(), ttl, maxIdle));
        } finally {
            Reference.reachabilityFence(this);
        }
    }

    /** Stores without asking for the previous value. */
    public void set(Scratch scratch, int keyLength, int valueLength, long ttl, long maxIdle) {
        try {
            scratch.check(Native.mapSet(map, scratch.address, keyLength, valueLength, Scratch.CAPACITY, Threads.id(), ttl, maxIdle));
        } finally {
            Reference.reachabilityFence(this);
        }
    }

    /** Removes; the previous value as {@link #get(Scratch, int)} returns it. */
    public int remove(Scratch scratch, int keyLength) {
        try {
            return (int) scratch.check(Native.mapRemove(map, scratch.address, keyLength, Scratch.CAPACITY, Threads.id()));
        } finally {
            Reference.reachabilityFence(this);
        }
    }

    // ---- any size ----------------------------------------------------------------------------------------------------------------------

    /** The value of a key. */
    public byte[] get(byte[] key) {
        if (!Threads.isVirtual()) {
            return fenced(() -> Native.mapGetBytes(map, key));
        }
        Scratch scratch = key.length > Scratch.CAPACITY ? null : Scratch.borrow();
        if (scratch != null) {
            try {
                long length = getHere(scratch, key);
                if (length != Native.ELSEWHERE) {
                    return length == Native.ABSENT ? null : length == Native.LARGE ? scratch.takeLarge() : scratch.copy((int) length);
                }
            } finally {
                scratch.giveBack();
            }
        }
        return await(getAsync(key));
    }

    private long getHere(Scratch scratch, byte[] key) {
        try {
            scratch.buffer().put(key);
            long result = Native.mapGetHere(map, scratch.address, key.length, Scratch.CAPACITY);
            return result == Native.ELSEWHERE ? result : scratch.check(result);
        } finally {
            Reference.reachabilityFence(this);
        }
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
        return Threads.isVirtual() ? truth(await(async(Native.ASYNC_TRY_PUT, key, value, null, wait, 0)))
            : fenced(() -> Native.mapTryPut(map, Threads.id(), key, value, wait));
    }

    /** Removes if the key's lock is had within {@code wait}. */
    public boolean tryRemove(byte[] key, long wait) {
        return Threads.isVirtual() ? truth(await(async(Native.ASYNC_TRY_REMOVE, key, null, null, wait, 0)))
            : fenced(() -> Native.mapTryRemove(map, Threads.id(), key, wait));
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
        return Threads.isVirtual() ? truth(await(async(Native.ASYNC_CONTAINS_KEY, key, null, null, 0, 0)))
            : fenced(() -> Native.mapContainsKeyBytes(map, key));
    }

    /** True when some value's bytes are {@code value}. */
    public boolean containsValue(byte[] value) {
        return waiting(() -> Native.mapContainsValue(map, value));
    }

    /** Entries in the whole cluster. */
    public long size() {
        return waiting(() -> Native.mapSize(map));
    }

    /** Pages over keys, values or entries. */
    public GridCursor scan(GridCursor.What what, boolean local) {
        return waiting(() -> new GridCursor(grid, Native.mapScan(map, what.number, local)));
    }

    /** Key, value, key, value ... of those keys that are there. */
    public List<byte[]> getAll(List<byte[]> keys) {
        return waiting(() -> new Codec(Native.mapGetAll(map, Codec.writeList(keys))).list());
    }

    /** Stores key, value, key, value ...; not atomic. */
    public void putAll(List<byte[]> entries) {
        if (Threads.isVirtual()) {
            setEach(entries);
        } else {
            run(() -> Native.mapPutAll(map, Threads.id(), Codec.writeList(entries)));
        }
    }

    /** Each may wait for a key's lock, so they may not hold a thread that others need; {@code put}, as listeners are owed the previous value. */
    private void setEach(List<byte[]> entries) {
        for (int from = 0; from < entries.size(); from += 2 * TOGETHER_MAX) {
            List<CompletableFuture<byte[]>> together = new ArrayList<>();
            for (int i = from; i + 1 < Math.min(entries.size(), from + 2 * TOGETHER_MAX); i += 2) {
                together.add(putAsync(entries.get(i), entries.get(i + 1), DEFAULT, DEFAULT));
            }
            RuntimeException failed = null;
            for (CompletableFuture<byte[]> put : together) {
                try {
                    await(put);
                } catch (RuntimeException e) {
                    failed = failed == null ? e : failed; // thrown when all have an outcome
                }
            }
            if (failed != null) {
                throw failed;
            }
        }
    }

    /** Removes all entries that are not locked. */
    public void clear() {
        waiting(() -> {
            Native.mapClear(map);
            return null;
        });
    }

    /** Evicts one key; false when absent or locked. */
    public boolean evict(byte[] key) {
        return Threads.isVirtual() ? truth(await(async(Native.ASYNC_EVICT, key, null, null, 0, 0)))
            : fenced(() -> Native.mapEvict(map, Threads.id(), key));
    }

    /** Evicts all entries that are not locked. */
    public void evictAll() {
        waiting(() -> {
            Native.mapEvictAll(map);
            return null;
        });
    }

    /** Sets the time to live; false when absent. */
    public boolean setTtl(byte[] key, long ttl) {
        return Threads.isVirtual() ? truth(await(async(Native.ASYNC_SET_TTL, key, null, null, ttl, 0)))
            : fenced(() -> Native.mapSetTtl(map, Threads.id(), key, ttl));
    }

    /** What is known of an entry, laid out as {@code Codec.ENTRY_VIEW}; null when absent. */
    public byte[] entryView(byte[] key) {
        return waiting(() -> Native.mapEntryView(map, key));
    }

    // ---- key locks ---------------------------------------------------------------------------------------------------------------------

    /** Locks a key; {@code wait} below 0: for ever; {@code lease} 0: until unlocked. */
    public boolean lock(byte[] key, long wait, long lease) {
        if (Threads.isVirtual()) {
            return grid.turnstiles().pass(map, ByteBuffer.wrap(key), wait,
                left -> truth(await(async(Native.ASYNC_LOCK_KEY, key, null, null, left, lease))) ? 1 : 0) != 0;
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
        if (Threads.isVirtual()) {
            await(async(Native.ASYNC_UNLOCK_KEY, key, null, null, 0, 0));
        } else {
            run(() -> Native.mapUnlock(map, Threads.id(), key));
        }
    }

    /** Frees the key's lock, whoever holds it. */
    public void forceUnlock(byte[] key) {
        if (Threads.isVirtual()) {
            await(async(Native.ASYNC_FORCE_UNLOCK_KEY, key, null, null, 0, 0));
        } else {
            run(() -> Native.mapForceUnlock(map, key));
        }
    }

    /** True when anyone holds the key's lock. */
    public boolean isLocked(byte[] key) {
        return Threads.isVirtual() ? truth(await(async(Native.ASYNC_IS_KEY_LOCKED, key, null, null, 0, 0)))
            : fenced(() -> Native.mapIsLocked(map, key));
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
        return waiting(() -> grid.dispatcher().register(Native.mapListen(map, key, includeValue, local), (kind, in) -> {
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
        return waiting(() -> new Codec(Native.objectStats(map)).statistics());
    }

    /** Destroys the map on all members. */
    public void destroy() {
        waiting(() -> {
            Native.objectDestroy(map);
            return null;
        });
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

    /** On a platform thread, be it this one. */
    private <T> T waiting(Supplier<T> call) {
        return fenced(() -> grid.offload().call(call));
    }

    private <T> T fenced(Supplier<T> call) {
        try {
            return call.get();
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
