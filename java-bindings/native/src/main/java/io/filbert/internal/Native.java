package io.filbert.internal;

import java.nio.ByteBuffer;

/**
 * Every native method there is; the whole crossing between Java and the engine.
 *
 * <p><b>Types.</b> Only {@code long}, {@code int}, {@code boolean}, {@code String}, {@code String[]}, {@code byte[]} and a direct buffer's address.
 * Rust never inspects a Java object. No method is overloaded, so the short JNI names apply.
 *
 * <p><b>Handles</b> ({@code grid}, {@code map}, {@code topic}, {@code lock}, {@code counter}, {@code cursor}, {@code log}) are slot plus generation, never
 * pointers, and never 0. A closed or foreign one is {@code Closed} (106), never a crash. Handles of one kind passed as another are {@code Closed}, too.
 * Opening the same name twice gives two handles on one object.
 *
 * <p><b>Failure, checked methods.</b> They throw {@link io.filbert.FilbertException}, built with {@code (int code, String message)}; the code is the
 * number in {@code src/error.rs}. A panic is an {@link IllegalStateException}. An exception that is already pending is left alone.
 *
 * <p><b>Failure, raw methods</b> (marked so; they throw nothing and skip the checked wrapper). They return
 * <ul>
 * <li>{@code n >= 0}: success; {@code n} bytes of result lie at {@code address};
 * <li>{@code -1} ({@link #ABSENT}): success; there is no value;
 * <li>{@code -2} ({@link #LARGE}): success; the result is larger than {@code capacity}: 8 bytes (big-endian) at {@code address} are the token for
 *     {@link #largeTake}. At least 4,096 tokens may be open at once; one that is never taken is dropped with its grid;
 * <li>anything below: {@code -(status + (length << 16))}: failed; {@code length} bytes of UTF-8 text (cut to fit) lie at {@code address}.
 *     A panic is status 900.
 * </ul>
 * So neither errors nor large results live in a native thread-local: a virtual thread may change its carrier at any time.
 *
 * <p><b>Buffers.</b> {@code address} is the start of memory that the calling thread owns for the whole call, {@code capacity} its size (at least 4 KiB).
 * Arguments lie there back to back (key, then value); results overwrite them from the start.
 *
 * <p><b>Keys and values</b> are serialized forms: {@code [type id, i32 big-endian][payload]}, Hazelcast's without its leading partition hash. The partition of a
 * key comes from murmur3 over the payload, so <em>from offset 4</em>. A key whose type id is {@link #ROUTED_TYPE} reads
 * {@code [ROUTED_TYPE][hash, i32][type id][payload]}: that hash is used as it is (partition-aware keys). Key identity is always all bytes.
 * A key shorter than 4 bytes is {@code InvalidArgument}. Values are opaque.
 *
 * <p><b>Times</b> are milliseconds. TTL and max-idle: {@code -1} the map's default, {@code 0} infinite. {@code threadId} is the Java thread's id: with this member it is
 * the holder of key locks and locks. Composite results are laid out by {@link Codec}.
 *
 * <p><b>Blocking.</b> Unless it says "local", a method may wait for other members, up to the operation's deadline; it does not see interrupts.
 * Shutdown ends every wait within a second with {@code NotActive}.
 */
public final class Native {
    /** What {@link #abi} must return: raised with every change of this class, {@link Codec} or {@link ConfigKeys}. */
    public static final int ABI = 2;
    /** Raw result: no value. */
    public static final long ABSENT = -1;
    /** Raw result: fetch the result by {@link #largeTake}. */
    public static final long LARGE = -2;
    /** Raw result of {@link #mapGetHere}: ask by {@link #mapAsync}. */
    public static final long ELSEWHERE = -3;
    /** Type id of a key that carries its partition hash. */
    public static final int ROUTED_TYPE = Integer.MIN_VALUE;

    /** Registration of a grid's log records in {@link #eventPoll}; each event of its batches is one {@link Codec#LOG_RECORDS}. */
    public static final long LOG_REGISTRATION = -1;
    /** Registration of completions in {@link #eventPoll}. Unlike others it may be given to several threads at once. */
    public static final long COMPLETION_REGISTRATION = 0;
    /** {@code finished} of {@link #eventPoll}: nothing to hand back. */
    public static final long NO_REGISTRATION = Long.MIN_VALUE;

    /** What {@link #mapScan} delivers. */
    public static final int SCAN_KEYS = 1, SCAN_VALUES = 2, SCAN_ENTRIES = 3;

    /** Operations of {@link #mapAsync}; the completion's result is what the method of the same name returns. */
    public static final int ASYNC_GET = 1, ASYNC_PUT = 2, ASYNC_SET = 3, ASYNC_PUT_IF_ABSENT = 4, ASYNC_REPLACE = 5, ASYNC_REPLACE_IF_SAME = 6,
        ASYNC_REMOVE = 7, ASYNC_REMOVE_IF_SAME = 8, ASYNC_DELETE = 9, ASYNC_CONTAINS_KEY = 10, ASYNC_LOCK_KEY = 11,
        ASYNC_UNLOCK_KEY = 12, ASYNC_FORCE_UNLOCK_KEY = 13, ASYNC_IS_KEY_LOCKED = 14, ASYNC_EVICT = 15, ASYNC_SET_TTL = 16, ASYNC_TRY_PUT = 17,
        ASYNC_TRY_REMOVE = 18;
    /** Operations of {@link #counterAsync}. */
    public static final int ASYNC_COUNTER_GET = 1, ASYNC_COUNTER_ADD_AND_GET = 2, ASYNC_COUNTER_GET_AND_ADD = 3, ASYNC_COUNTER_GET_AND_SET = 4,
        ASYNC_COUNTER_COMPARE_AND_SET = 5;

    private Native() {
    }

    /** Loads the library once; every way in calls it first. Not a static initialiser, so that each failed attempt tells its reason. */
    public static void ensureLoaded() {
        NativeLoader.load();
    }

    // ---- library -----------------------------------------------------------------------------------------------------------------------

    /** The library's ABI number. Local. */
    static native int abi();

    /** The library's version, as in Cargo.toml. Local. */
    public static native String version();

    /** Address of a direct buffer, or 0 when it is not direct. Local. */
    public static native long bufferAddress(ByteBuffer direct);

    /** The stored result of a raw call that returned {@link #LARGE}; a token works once. Local. */
    public static native byte[] largeTake(long token);

    /** Returns a copy of its argument, null for null. For tests of the crossing. Local. */
    public static native byte[] echo(byte[] bytes);

    /** Panics with {@code text}, to prove that a panic becomes an exception. For tests. Local. */
    public static native void panic(String text);

    /** Raw. As {@link #panic}, to prove the guard of raw methods. For tests. Local. */
    public static native long panicRaw(long address, int capacity);

    // ---- configuration -----------------------------------------------------------------------------------------------------------------

    /**
     * Reads and validates a configuration file; the suffix decides the format.
     *
     * @param systemProperties pairs of name and value, for <code>${name}</code>; what is not there is looked up in the environment
     * @return pairs of key ({@link ConfigKeys}) and value; each warning is a pair with key {@code warning}
     */
    public static native String[] configLoad(String path, String[] systemProperties);

    /**
     * Parses Hazelcast's own files without giving them a meaning; imports are left to the caller.
     *
     * @param format {@code xml} or {@code yaml}
     * @param properties pairs of name and value, for <code>${name}</code>
     * @return triples, each node before its children: depth, kind (a, e or i) and line; name; text. Each warning is a triple that begins with {@code warning}
     */
    public static native String[] configTree(String name, byte[] text, String format, String[] properties);

    // ---- log records -------------------------------------------------------------------------------------------------------------------

    /** Opens a bounded queue of log records; exists before the instance that logs to it. Local. */
    public static native long logOpen(int recordsMax);

    /** Loggers that may write to the queue, so that Java can ask for their levels. Local. */
    public static native String[] logLoggers(long log);

    /** Sets the lowest level (1 error, 2 warn, 3 info, 4 debug, 5 trace, 0 off) at which {@code logger} crosses; the default is info. Local. */
    public static native void logLevel(long log, String logger, int level);

    /** Waits for records: {@link Codec#LOG_RECORDS}, or null at the time limit or once the queue is closed and empty. While a grid that was started
     * with the queue runs, {@link #eventPoll} delivers its records as well, as registration {@link #LOG_REGISTRATION}; this method is for before and after. */
    public static native byte[] logPoll(long log, long timeoutMillis);

    /** Closes the queue: {@link #logPoll} delivers what is left, then null at once, for ever. Idempotent; an unknown handle is ignored. Local. */
    public static native void logClose(long log);

    // ---- grid --------------------------------------------------------------------------------------------------------------------------

    /**
     * Starts an instance; returns when it has joined and serves.
     *
     * @param keysAndValues pairs, see {@link ConfigKeys}; a wrong value is {@code Configuration} (102) naming key, found, accepted
     * @param log queue for its records, or 0 for none (logging type {@code none})
     */
    public static native long gridStart(String[] keysAndValues, long log);

    /** True from serving until shutdown begins; false for an unknown handle. Local. */
    public static native boolean gridIsRunning(long grid);

    /** Leaves: hands partitions over first, at most {@code timeoutMillis}. Idempotent; a concurrent second caller waits for the first. */
    public static native void gridShutdown(long grid, long timeoutMillis);

    /** Leaves at once, without handing over. Idempotent. */
    public static native void gridTerminate(long grid);

    /** Frees the handle; terminates first when it still runs. Idempotent. */
    public static native void gridClose(long grid);

    /** The members, oldest first: {@link Codec#MEMBERS}. Local. */
    public static native byte[] gridMembers(long grid);

    /** The cluster's wall-clock time: the oldest member's, as its last heartbeat told it. Local. */
    public static native long gridClusterTime(long grid);

    /** All distributed objects: {@link Codec#OBJECTS}. Local. */
    public static native byte[] gridObjects(long grid);

    /** Named numbers, one consistent snapshot: {@link Codec#STATISTICS} with the keys named there. Local. */
    public static native byte[] gridStats(long grid);

    /** Replaces the well-known addresses ({@code host}, {@code host:port}) used for later joins and merges. Local. */
    public static native void gridSetWellKnown(long grid, String[] addresses);

    /**
     * Adds configuration of structures at run time; returns when all members have it: pairs with {@code map.NAME.*}, {@code lock.NAME.*} and
     * {@code topic.NAME.*} keys; {@code Configuration} on conflict.
     */
    public static native void gridAddConfig(long grid, String[] keysAndValues);

    /** What was added so, by any member: all pairs. Local. */
    public static native String[] gridAddedConfig(long grid);

    /** Number of partitions. Local. */
    public static native int gridPartitionCount(long grid);

    /** Partition of a key in serialized form. Local. */
    public static native int gridPartitionOf(long grid, byte[] key);

    /** Owners of all partitions: {@link Codec#PARTITIONS}. Local. */
    public static native byte[] gridPartitions(long grid);

    /** True when every partition of the cluster has its owner and backups in step and nothing migrates. */
    public static native boolean gridIsClusterSafe(long grid);

    /** True when every partition owned here has its backups in step. Local. */
    public static native boolean gridIsMemberSafe(long grid);

    // ---- events ------------------------------------------------------------------------------------------------------------------------

    /**
     * Waits until some registration has events and takes a batch of <em>one</em> registration, which nobody else is given until it comes back as
     * {@code finished}. Raw. Java's own daemon threads call it; any number may wait at once.
     *
     * @param finished registration whose last batch this thread has handled, or {@link #NO_REGISTRATION}; handed back even when this call fails
     * @return length of the batch ({@link Codec#EVENTS}) at {@code address}; {@link #ABSENT} at the time limit; {@link #LARGE} as usual;
     *     {@code NotActive} once the grid is shut down and all queues are empty
     */
    public static native long eventPoll(long grid, long finished, long address, int capacity, long timeoutMillis);

    /** Registers for members that come and go; events {@link Codec#EVENT_MEMBER_ADDED}, {@link Codec#EVENT_MEMBER_REMOVED}. With
     * {@code withCurrent} the first event is {@link Codec#EVENT_MEMBERS}, atomically with what follows. */
    public static native long gridListenMembers(long grid, boolean withCurrent);

    /** Registers for merging and merged; events {@link Codec#EVENT_LIFECYCLE}. Local. */
    public static native long gridListenLifecycle(long grid);

    /** Registers for created and destroyed objects; events {@link Codec#EVENT_OBJECT}. */
    public static native long gridListenObjects(long grid);

    /** Registers for migrations of partitions; events {@link Codec#EVENT_MIGRATION}. */
    public static native long gridListenMigrations(long grid);

    /** Removes a registration of any kind; false when it is unknown. Events that are still queued are dropped. */
    public static native boolean unlisten(long grid, long registration);

    // ---- asynchronous calls ------------------------------------------------------------------------------------------------------------

    /**
     * Starts a map operation and returns its call number (over 0) at once; the result comes as {@link Codec#EVENT_COMPLETION} by {@link #eventPoll}.
     * Calls of one thread on one key take effect in program order. Arguments an operation does not use are null or 0.
     * {@link #ASYNC_LOCK_KEY} takes the wait in {@code ttlMillis} and the lease in {@code maxIdleMillis}; the tries take the wait in {@code ttlMillis}.
     */
    public static native long mapAsync(long map, int operation, long threadId, byte[] key, byte[] value, byte[] expected, long ttlMillis, long maxIdleMillis);

    /** Starts a counter operation; as {@link #mapAsync}. {@code a} is the delta or new value; compare-and-set: {@code a} expected, {@code b} new. */
    public static native long counterAsync(long counter, int operation, long threadId, long a, long b);

    /** Starts to wait for a lock; the completion's result is the fence (i64, 0 = not acquired in time). {@code waitMillis < 0} waits for ever. */
    public static native long lockAsync(long lock, long threadId, long waitMillis);

    /** Starts {@link #lockRelease}; the completion has no result. */
    public static native long lockReleaseAsync(long lock, long threadId);

    /** Gives up a call; its completion still comes: the result if it was faster, else {@code Interrupted} (107) and nothing stays acquired. Local. */
    public static native void asyncCancel(long grid, long call);

    // ---- objects -----------------------------------------------------------------------------------------------------------------------

    /** Frees a handle of a map, topic, lock or counter; the object itself stays. Idempotent. Local. */
    public static native void objectClose(long object);

    /** Destroys the object on all members. A later use creates it anew, empty. */
    public static native void objectDestroy(long object);

    /** This member's statistics of a map or topic: {@link Codec#STATISTICS}. Local. */
    public static native byte[] objectStats(long object);

    // ---- map: hot, raw -----------------------------------------------------------------------------------------------------------------

    /** Opens a map. */
    public static native long mapOpen(long grid, String name);

    /** Raw. The value of the key at {@code address}. */
    public static native long mapGet(long map, long address, int keyLength, int capacity);

    /** Raw. As {@link #mapGet}, of a key that can be read on this member without a wait; else {@link #ELSEWHERE}. Local. */
    public static native long mapGetHere(long map, long address, int keyLength, int capacity);

    /** Raw. 1 when the key is there, else 0; counts as a touch for max-idle. */
    public static native long mapContainsKey(long map, long address, int keyLength, int capacity);

    /** Raw. Stores; returns the previous value. */
    public static native long mapPut(long map, long address, int keyLength, int valueLength, int capacity, long threadId, long ttlMillis, long maxIdleMillis);

    /** Raw. Stores without returning the previous value; 0. */
    public static native long mapSet(long map, long address, int keyLength, int valueLength, int capacity, long threadId, long ttlMillis, long maxIdleMillis);

    /** Raw. Removes; returns the previous value. */
    public static native long mapRemove(long map, long address, int keyLength, int capacity, long threadId);

    // ---- map: checked, any size --------------------------------------------------------------------------------------------------------

    /** As {@link #mapGet}; null when absent. */
    public static native byte[] mapGetBytes(long map, byte[] key);

    /** As {@link #mapPut}. */
    public static native byte[] mapPutBytes(long map, long threadId, byte[] key, byte[] value, long ttlMillis, long maxIdleMillis);

    /** As {@link #mapSet}. */
    public static native void mapSetBytes(long map, long threadId, byte[] key, byte[] value, long ttlMillis, long maxIdleMillis);

    /** As {@link #mapRemove}. */
    public static native byte[] mapRemoveBytes(long map, long threadId, byte[] key);

    /** Waits at most {@code waitMillis} for the key's lock, then stores; false when it was not had. */
    public static native boolean mapTryPut(long map, long threadId, byte[] key, byte[] value, long waitMillis);

    /** Waits at most {@code waitMillis} for the key's lock, then removes; false when it was not had. */
    public static native boolean mapTryRemove(long map, long threadId, byte[] key, long waitMillis);

    /** Stores if absent; returns the present value otherwise. */
    public static native byte[] mapPutIfAbsent(long map, long threadId, byte[] key, byte[] value, long ttlMillis, long maxIdleMillis);

    /** Stores if present; returns the previous value. */
    public static native byte[] mapReplace(long map, long threadId, byte[] key, byte[] value);

    /** Stores if the present value's bytes equal {@code expected}. */
    public static native boolean mapReplaceIfSame(long map, long threadId, byte[] key, byte[] expected, byte[] value);

    /** Removes if the present value's bytes equal {@code expected}. */
    public static native boolean mapRemoveIfSame(long map, long threadId, byte[] key, byte[] expected);

    /** Removes without returning the value. */
    public static native void mapDelete(long map, long threadId, byte[] key);

    /** True when the key is there. */
    public static native boolean mapContainsKeyBytes(long map, byte[] key);

    /** True when some value's bytes equal {@code value}. */
    public static native boolean mapContainsValue(long map, byte[] value);

    /** Entries in the whole cluster. */
    public static native long mapSize(long map);

    /** Opens a cursor over keys, values or entries ({@code SCAN_*}) of the whole cluster, or with {@code local} of what this member owns. */
    public static native long mapScan(long map, int what, boolean local);

    /** The next page, {@link Codec#LIST} (entries: key, value, key, value ...), at most 1 MiB unless one item is larger; null at the end. */
    public static native byte[] cursorNext(long cursor);

    /** Frees a cursor. Idempotent. Local. */
    public static native void cursorClose(long cursor);

    /** Values of many keys ({@link Codec#LIST}): key, value, key, value ... of those that are there. */
    public static native byte[] mapGetAll(long map, byte[] keys);

    /** Stores many: {@link Codec#LIST} of key, value, key, value ...; not atomic. */
    public static native void mapPutAll(long map, long threadId, byte[] entries);

    /** Removes all entries that are not locked. */
    public static native void mapClear(long map);

    /** Evicts one key; false when it is absent or locked. */
    public static native boolean mapEvict(long map, long threadId, byte[] key);

    /** Evicts all that are not locked. */
    public static native void mapEvictAll(long map);

    /** Sets only the time to live; false when absent. */
    public static native boolean mapSetTtl(long map, long threadId, byte[] key, long ttlMillis);

    /** What is known of an entry: {@link Codec#ENTRY_VIEW}, null when absent. */
    public static native byte[] mapEntryView(long map, byte[] key);

    /**
     * Locks a key, absent or not; reentrant for the same thread and member.
     *
     * @param waitMillis below 0: for ever; 0: not at all
     * @param leaseMillis freed by itself after that long; 0: never
     * @return false when it was not had in time
     */
    public static native boolean mapLock(long map, long threadId, byte[] key, long waitMillis, long leaseMillis);

    /** Unlocks once; {@code NotLockOwner} (104) when this thread does not hold it. */
    public static native void mapUnlock(long map, long threadId, byte[] key);

    /** Frees the key's lock whoever holds it. */
    public static native void mapForceUnlock(long map, byte[] key);

    /** True when anyone holds the key's lock. */
    public static native boolean mapIsLocked(long map, byte[] key);

    /** Registers for entry events ({@link Codec#EVENT_ENTRY}, {@link Codec#EVENT_MAP}) of one key or, with null, of all; {@code local}: of owned entries only. */
    public static native long mapListen(long map, byte[] key, boolean includeValue, boolean local);

    // ---- topic -------------------------------------------------------------------------------------------------------------------------

    /** Opens a topic. */
    public static native long topicOpen(long grid, String name);

    /** Publishes; returns when the message is handed to the local queue and the network. */
    public static native void topicPublish(long topic, byte[] message);

    /** Registers for messages; events {@link Codec#EVENT_MESSAGE}. */
    public static native long topicListen(long topic);

    // ---- lock --------------------------------------------------------------------------------------------------------------------------

    /** Opens a fenced lock; {@code acquireLimit} 0: reentrant without limit, 1: not reentrant. */
    public static native long lockOpen(long grid, String name, int acquireLimit);

    /** Acquires: the fence (over 0), or 0 when not acquired in time. {@code waitMillis < 0} waits for ever; {@code LockLimit} (105) at the reentrancy limit. */
    public static native long lockAcquire(long lock, long threadId, long waitMillis);

    /** Releases once; {@code NotLockOwner} (104) when this thread does not hold it. */
    public static native void lockRelease(long lock, long threadId);

    /** The fence of this thread's hold; {@code NotLockOwner} (104) otherwise. */
    public static native long lockFence(long lock, long threadId);

    /** How often the present holder holds it; 0 when free. */
    public static native int lockCount(long lock);

    /** True when this thread of this member holds it. */
    public static native boolean lockIsHeldBy(long lock, long threadId);

    // ---- counter -----------------------------------------------------------------------------------------------------------------------

    /** Opens a counter; it begins at 0. */
    public static native long counterOpen(long grid, String name);

    /** The value. */
    public static native long counterGet(long counter);

    /** Adds; returns the new value. */
    public static native long counterAddAndGet(long counter, long delta);

    /** Adds; returns the previous value. */
    public static native long counterGetAndAdd(long counter, long delta);

    /** Sets; returns the previous value. */
    public static native long counterGetAndSet(long counter, long value);

    /** Sets if the value is {@code expected}. */
    public static native boolean counterCompareAndSet(long counter, long expected, long value);
}
