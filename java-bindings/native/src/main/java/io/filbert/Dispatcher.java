package io.filbert;

import io.filbert.internal.Codec;
import io.filbert.internal.Native;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

/**
 * The threads on which listeners run: they wait in the native library for a batch of one registration and hand it over.
 *
 * <p>The library gives a registration to one thread at a time, so each listener sees its events in order and may block. While every thread is inside a
 * listener another one is started, up to {@link #THREADS_MAX}; idle ones end until one is left. No thread of the library ever enters the JVM.
 */
final class Dispatcher {
    /** Threads of one instance, when so many listeners block at once. */
    static final int THREADS_MAX = 64;
    /** How long a wait lasts; a surplus thread ends after one without work. */
    static final long POLL_MILLIS = 5_000;
    /** How long a batch waits for its listener to be known: registration returned it a moment ago. */
    static final long HANDLER_WAIT_MILLIS = 1_000;
    /** What a listener throws is written where Hazelcast writes it, so that what operators look for finds it. */
    static final String LOGGER = "com.hazelcast.spi.impl.eventservice.impl.EventServiceImpl";

    /** What one registration does with an event. */
    interface Handler {
        void event(int kind, Codec in);
    }

    private static final class Slot {
        final CountDownLatch known = new CountDownLatch(1);
        volatile Handler handler;
    }

    private final long grid;
    private final GridOptions options;
    private final ConcurrentHashMap<Long, Slot> slots = new ConcurrentHashMap<>();
    private final ConcurrentHashMap<Long, CompletableFuture<byte[]>> calls = new ConcurrentHashMap<>();
    private final AtomicInteger threads = new AtomicInteger();
    private final AtomicInteger waiting = new AtomicInteger();
    private final AtomicInteger names = new AtomicInteger();
    private final AtomicLong levelsAt = new AtomicLong(System.nanoTime());
    private final long log;
    private volatile boolean ended;

    Dispatcher(long grid, GridOptions options, long log) {
        this.grid = grid;
        this.options = options;
        this.log = log;
    }

    /** Starts the first thread. */
    void start() {
        addThread(true);
    }

    /** Tells who handles a registration that the library just made. */
    long register(long registration, Handler handler) {
        Slot slot = slots.computeIfAbsent(registration, id -> new Slot());
        slot.handler = handler;
        slot.known.countDown();
        return registration;
    }

    /** Forgets a registration. */
    void unregister(long registration) {
        slots.remove(registration);
    }

    /** The future of a call that the library just started; its completion may have come before this. */
    CompletableFuture<byte[]> completion(long call) {
        CompletableFuture<byte[]> mine = new CompletableFuture<>();
        CompletableFuture<byte[]> completed = calls.putIfAbsent(call, mine);
        if (completed != null) {
            calls.remove(call);
            return completed;
        }
        if (ended) {
            abandon(call);
        }
        return mine;
    }

    private void abandon(long call) {
        CompletableFuture<byte[]> future = calls.remove(call);
        if (future != null) {
            future.completeExceptionally(new FilbertException(FilbertException.NOT_ACTIVE, "Hazelcast instance is not active!"));
        }
    }

    private void addThread(boolean first) {
        if (threads.incrementAndGet() > THREADS_MAX) {
            threads.decrementAndGet();
            return;
        }
        waiting.incrementAndGet();
        Thread thread = new Thread(() -> run(first), options.threadPrefix + "event-" + names.incrementAndGet());
        thread.setDaemon(!(first && options.keepJvmAlive));
        thread.setContextClassLoader(options.contextClassLoader);
        try {
            thread.start();
        } catch (OutOfMemoryError e) { // no thread left to the process: the others go on
            waiting.decrementAndGet();
            threads.decrementAndGet();
        }
    }

    private void run(boolean first) {
        Scratch scratch = Scratch.acquire();
        long finished = Native.NO_REGISTRATION;
        boolean counted = true; // addThread counted it
        try {
            while (true) {
                if (!counted) {
                    waiting.incrementAndGet();
                }
                counted = false;
                long length = scratch.check(Native.eventPoll(grid, finished, scratch.address, Scratch.CAPACITY, POLL_MILLIS));
                finished = Native.NO_REGISTRATION;
                boolean last = waiting.decrementAndGet() == 0;
                askLevels();
                NativeHandle.freeCollected();
                if (length == Native.ABSENT) {
                    if (!first && !last) {
                        return;
                    }
                    continue;
                }
                byte[] batch = length == Native.LARGE ? scratch.takeLarge() : scratch.copy((int) length);
                if (last) {
                    addThread(false);
                }
                finished = deliver(batch);
            }
        } catch (FilbertException e) {
            waiting.decrementAndGet(); // not active (any more): the ordinary end
        } finally {
            if (threads.decrementAndGet() == 0) {
                end();
            }
        }
    }

    private void end() {
        ended = true;
        calls.keySet().forEach(this::abandon);
        slots.clear();
    }

    /** Hands over a batch; returns its registration, which goes back to the library whatever a listener did. */
    private long deliver(byte[] batch) {
        Codec in = new Codec(ByteBuffer.wrap(batch));
        long registration = in.i64();
        try {
            List<byte[]> events = in.list();
            if (registration == Native.LOG_REGISTRATION) {
                events.forEach(records -> writeLog(options.log, records));
            } else if (registration == Native.COMPLETION_REGISTRATION) {
                events.forEach(this::complete);
            } else {
                Handler handler = handler(registration);
                if (handler != null) {
                    events.forEach(event -> call(handler, event));
                }
            }
        } catch (RuntimeException e) {
            report("a batch of registration " + registration + " was lost: " + e, e);
        }
        return registration;
    }

    private Handler handler(long registration) {
        Slot slot = slots.computeIfAbsent(registration, id -> new Slot());
        try {
            if (!slot.known.await(HANDLER_WAIT_MILLIS, TimeUnit.MILLISECONDS)) {
                slots.remove(registration, slot); // removed while its last batch was on the way
            }
        } catch (InterruptedException e) {
            // A listener interrupted its own thread; nothing of ours is told so.
        }
        return slot.handler;
    }

    private void call(Handler handler, byte[] event) {
        try {
            Codec in = new Codec(ByteBuffer.wrap(event));
            handler.event(in.u8(), in);
        } catch (Throwable e) { // whatever a listener throws, the next one gets its events
            report(Thread.currentThread().getName() + " caught an exception while it told a listener: " + e, e);
        } finally {
            Thread.interrupted(); // the next listener's waits are its own
        }
    }

    private void complete(byte[] event) {
        Codec in = new Codec(ByteBuffer.wrap(event));
        in.u8();
        long call = in.i64();
        int status = in.i32();
        byte[] result = in.bytes();
        CompletableFuture<byte[]> future = new CompletableFuture<>();
        CompletableFuture<byte[]> awaited = calls.putIfAbsent(call, future); // absent: the caller is about to ask for it
        if (awaited != null) {
            calls.remove(call);
            future = awaited;
        }
        try {
            if (status == 0) {
                future.complete(result);
            } else {
                String text = result == null ? "" : new String(result, java.nio.charset.StandardCharsets.UTF_8);
                future.completeExceptionally(status == FilbertException.PANIC ? new IllegalStateException(text) : new FilbertException(status, text));
            }
        } catch (Throwable e) {
            report("a completion threw " + e, e);
        }
    }

    private void report(String text, Throwable error) {
        if (options.log != null) {
            options.log.write(System.currentTimeMillis(), LogSink.ERROR, LOGGER, text, error);
            return;
        }
        StringWriter trace = new StringWriter();
        error.printStackTrace(new PrintWriter(trace));
        System.getLogger(LOGGER).log(System.Logger.Level.ERROR, trace.toString());
    }

    /** Every few seconds, on whichever thread comes by: operators change levels at run time. */
    private void askLevels() {
        long at = levelsAt.get();
        long now = System.nanoTime();
        if (log != 0 && now - at > TimeUnit.MILLISECONDS.toNanos(POLL_MILLIS) && levelsAt.compareAndSet(at, now)) {
            sendLevels(log, options.log);
        }
    }

    static void sendLevels(long log, LogSink sink) {
        for (String logger : Native.logLoggers(log)) {
            Native.logLevel(log, logger, sink.level(logger));
        }
    }

    /** Writes {@code LOG_RECORDS}. */
    static void writeLog(LogSink sink, byte[] records) {
        Codec in = new Codec(records);
        for (int i = in.count(); i > 0; i--) {
            long millis = in.i64();
            int level = in.u8();
            String logger = in.string();
            sink.write(millis, level, logger, in.string(), null);
        }
    }
}
