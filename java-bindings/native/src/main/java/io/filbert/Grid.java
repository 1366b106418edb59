package io.filbert;

import io.filbert.internal.Codec;
import io.filbert.internal.Native;
import java.lang.ref.Reference;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.BiConsumer;
import java.util.function.IntConsumer;
import java.util.function.Supplier;

/**
 * One instance: a member of a cluster and the way to its maps, topics, locks and counters.
 *
 * <p>Everything here is thread-safe. Keys and values are serialized forms, see {@link Form}.
 *
 * <pre>{@code
 * try (Grid grid = Grid.start(new Settings().add("cluster-name", "gateway"), new GridOptions())) {
 *     GridMap tokens = grid.map("revoked");
 *     tokens.put(Form.of("token"), Form.of("reason"));
 * }
 * }</pre>
 */
public final class Grid implements AutoCloseable {
    /** Records that may wait for the sink; more are counted and dropped. */
    static final int LOG_RECORDS_MAX = 10_000;
    private static final Duration SHUTDOWN_MAX = Duration.ofSeconds(600);

    private final NativeHandle handle;
    private final long log;
    private final LogSink sink;
    private final Dispatcher dispatcher;
    private final Offload offload;
    private final Turnstiles turnstiles = new Turnstiles();

    private Grid(long grid, long log, GridOptions options) {
        this.handle = NativeHandle.own(this, grid, Native::gridClose);
        this.log = log;
        this.sink = options.log;
        this.dispatcher = new Dispatcher(grid, options, log);
        this.offload = new Offload(options);
    }

    /** Starts an instance; returns when it has joined and serves. */
    public static Grid start(Settings settings, GridOptions options) {
        Native.ensureLoaded();
        long log = 0;
        if (options.log != null) {
            log = Native.logOpen(LOG_RECORDS_MAX);
            Dispatcher.sendLevels(log, options.log);
        }
        long queue = log;
        long grid;
        try {
            grid = Offload.once(options.threadPrefix + "start", () -> Native.gridStart(settings.toArray(), queue));
        } catch (RuntimeException e) {
            flush(log, options.log);
            throw e;
        }
        Grid started = new Grid(grid, log, options);
        started.dispatcher.start();
        return started;
    }

    /** Writes what is left and closes the queue. */
    private static void flush(long log, LogSink sink) {
        if (log == 0) {
            return;
        }
        Native.logClose(log);
        for (byte[] records = Native.logPoll(log, 0); records != null; records = Native.logPoll(log, 0)) {
            Dispatcher.writeLog(sink, records);
        }
    }

    /** The native library's version. */
    public static String version() {
        Native.ensureLoaded();
        return Native.version();
    }

    /** The map of that name; it comes into being when it is first used. */
    public GridMap map(String name) {
        return waiting(() -> new GridMap(this, Native.mapOpen(handle.value, name)));
    }

    /** The topic of that name. */
    public GridTopic topic(String name) {
        return waiting(() -> new GridTopic(this, Native.topicOpen(handle.value, name)));
    }

    /** The lock of that name; {@code acquireLimit} 0: reentrant without limit, 1: not reentrant. */
    public GridLock lock(String name, int acquireLimit) {
        return waiting(() -> new GridLock(this, Native.lockOpen(handle.value, name, acquireLimit)));
    }

    /** The counter of that name; it begins at 0. */
    public GridCounter counter(String name) {
        return waiting(() -> new GridCounter(this, Native.counterOpen(handle.value, name)));
    }

    /** The members, oldest first. */
    public List<MemberInfo> members() {
        return fenced(() -> MemberInfo.readList(new Codec(Native.gridMembers(handle.value))));
    }

    /** True from serving until shutdown begins. */
    public boolean isRunning() {
        return fenced(() -> Native.gridIsRunning(handle.value));
    }

    /** The cluster's wall-clock time, the oldest member's, ms since 1970. */
    public long clusterTime() {
        return fenced(() -> Native.gridClusterTime(handle.value));
    }

    /** Named numbers, one consistent snapshot. */
    public Map<String, Long> statistics() {
        return fenced(() -> Collections.unmodifiableMap(new Codec(Native.gridStats(handle.value)).statistics()));
    }

    /** A distributed object: what kind ({@code 1} map, {@code 2} topic, {@code 3} lock, {@code 4} counter) and its name. */
    public static final class ObjectName {
        /** The kind. */
        public final int kind;
        /** The name. */
        public final String name;

        ObjectName(int kind, String name) {
            this.kind = kind;
            this.name = name;
        }
    }

    /** All distributed objects of the cluster. */
    public List<ObjectName> objects() {
        Codec in = new Codec(fenced(() -> Native.gridObjects(handle.value)));
        List<ObjectName> objects = new ArrayList<>();
        for (int i = in.count(); i > 0; i--) {
            int kind = in.u8();
            objects.add(new ObjectName(kind, in.string()));
        }
        return objects;
    }

    /** Replaces the well-known addresses that later joins and merges use. */
    public void setWellKnown(Collection<String> addresses) {
        run(() -> Native.gridSetWellKnown(handle.value, addresses.toArray(new String[0])));
    }

    /** Adds configuration of maps, locks and topics; returns when all members have it. */
    public void addConfig(Settings settings) {
        run(() -> offload.run(() -> Native.gridAddConfig(handle.value, settings.toArray())));
    }

    /** What was added so, by any member of the cluster. */
    public Settings addedConfig() {
        return Settings.of(fenced(() -> Native.gridAddedConfig(handle.value)));
    }

    /** Number of partitions. */
    public int partitionCount() {
        return fenced(() -> Native.gridPartitionCount(handle.value));
    }

    /** Partition of a key. */
    public int partitionOf(byte[] key) {
        return fenced(() -> Native.gridPartitionOf(handle.value, key));
    }

    /** Owners of all partitions; null where there is none. */
    public List<UUID> partitionOwners() {
        Codec in = new Codec(fenced(() -> Native.gridPartitions(handle.value)));
        in.i64();
        int count = in.i32();
        List<UUID> owners = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            owners.add(in.uuid());
        }
        return owners;
    }

    /** True when every partition has its owner and backups in step and nothing migrates. */
    public boolean isClusterSafe() {
        return waiting(() -> Native.gridIsClusterSafe(handle.value));
    }

    /** True when every partition owned here has its backups in step. */
    public boolean isMemberSafe() {
        return fenced(() -> Native.gridIsMemberSafe(handle.value));
    }

    /** Registers for members that come and go. */
    public long listenMembers(boolean withCurrent, MemberListener listener) {
        return waiting(() -> dispatcher.register(Native.gridListenMembers(handle.value, withCurrent), (kind, in) -> {
            if (kind == Codec.EVENT_MEMBERS) {
                listener.current(MemberInfo.readList(in));
            } else if (kind == Codec.EVENT_MEMBER_ADDED) {
                listener.added(MemberInfo.read(in), MemberInfo.readList(in));
            } else if (kind == Codec.EVENT_MEMBER_REMOVED) {
                listener.removed(MemberInfo.read(in), MemberInfo.readList(in));
            }
        }));
    }

    /** Registers for 1 merging, 2 merged, 3 merge failed, 4 the cluster takes this member no more: it stops by itself. */
    public long listenLifecycle(IntConsumer listener) {
        return waiting(() -> dispatcher.register(Native.gridListenLifecycle(handle.value), (kind, in) -> {
            if (kind == Codec.EVENT_LIFECYCLE) {
                listener.accept(in.u8());
            }
        }));
    }

    /** Registers for objects that come (true) and go (false). */
    public long listenObjects(BiConsumer<Boolean, ObjectName> listener) {
        return waiting(() -> dispatcher.register(Native.gridListenObjects(handle.value), (kind, in) -> {
            if (kind == Codec.EVENT_OBJECT) {
                boolean created = in.bool();
                int objectKind = in.u8();
                listener.accept(created, new ObjectName(objectKind, in.string()));
            }
        }));
    }

    /** Removes a registration of any kind; false when it is unknown. */
    public boolean unlisten(long registration) {
        return waiting(() -> {
            boolean removed = Native.unlisten(handle.value, registration);
            dispatcher.unregister(registration);
            return removed;
        });
    }

    /** Leaves gracefully: hands partitions over first. Idempotent. */
    public void shutdown(Duration max) {
        stop(() -> Native.gridShutdown(handle.value, max.toMillis()));
    }

    /** Leaves at once. Idempotent. */
    public void terminate() {
        stop(() -> Native.gridTerminate(handle.value));
    }

    private void stop(Runnable end) {
        Offload.once("filbert.shutdown", () -> {
            run(end);
            flush(log, sink);
            return null;
        });
        offload.end();
    }

    /** {@link #shutdown}; proxies of this grid then answer {@link FilbertException#NOT_ACTIVE}. */
    @Override
    public void close() {
        shutdown(SHUTDOWN_MAX);
    }

    Dispatcher dispatcher() {
        return dispatcher;
    }

    Offload offload() {
        return offload;
    }

    Turnstiles turnstiles() {
        return turnstiles;
    }

    void cancel(long call) {
        run(() -> Native.asyncCancel(handle.value, call));
    }

    /** On a platform thread, be it this one. */
    private <T> T waiting(Supplier<T> call) {
        return fenced(() -> offload.call(call));
    }

    /** Keeps this object, and so its handle, alive until the native call has returned. */
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
