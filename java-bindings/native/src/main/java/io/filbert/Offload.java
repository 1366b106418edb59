package io.filbert;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;

/**
 * A few platform threads that wait in native calls in the place of virtual threads, whose carrier would be held there.
 *
 * <p>For what is rare or asks many members: opening, scanning, sizes, publishing, listening. Nothing that waits for a lock may come here: its holder could
 * need one of these threads to release it. Threads come when they are needed, end when idle, and are daemons.
 */
final class Offload {
    /** Threads of one instance; the next call waits in Java. */
    static final int THREADS_MAX = 16;
    private static final long IDLE_SECONDS = 5;

    private final Semaphore turns = new Semaphore(THREADS_MAX, true);
    private final AtomicInteger names = new AtomicInteger();
    private final ThreadPoolExecutor threads;

    Offload(GridOptions options) {
        // No more than THREADS_MAX tasks are ever handed in, so the queue holds those for which a thread is on its way back.
        threads = new ThreadPoolExecutor(THREADS_MAX, THREADS_MAX, IDLE_SECONDS, TimeUnit.SECONDS, new LinkedBlockingQueue<>(), task -> {
            Thread thread = new Thread(task, options.threadPrefix + "offload-" + names.incrementAndGet());
            thread.setDaemon(true);
            thread.setContextClassLoader(options.contextClassLoader);
            return thread;
        });
        threads.allowCoreThreadTimeOut(true);
    }

    /** The call's result; on a virtual thread it runs on one of the threads here. Not interruptible. */
    <T> T call(Supplier<T> call) {
        if (!Threads.isVirtual()) {
            return call.get();
        }
        turns.acquireUninterruptibly();
        try {
            return CompletableFuture.supplyAsync(call, threads).join();
        } catch (CompletionException e) {
            throw Waits.unwrapped(e);
        } catch (RejectedExecutionException e) {
            return call.get(); // ended: the native call says so at once
        } finally {
            turns.release();
        }
    }

    /** As {@link #call}, without a result. */
    void run(Runnable call) {
        call(() -> {
            call.run();
            return null;
        });
    }

    /** As {@link #call}, for a start or an end, which no thread of an instance may run. */
    static <T> T once(String name, Supplier<T> call) {
        if (!Threads.isVirtual()) {
            return call.get();
        }
        CompletableFuture<T> result = new CompletableFuture<>();
        Thread thread = new Thread(() -> {
            try {
                result.complete(call.get());
            } catch (Throwable e) {
                result.completeExceptionally(e);
            }
        }, name);
        thread.setDaemon(true);
        thread.start();
        try {
            return result.join();
        } catch (CompletionException e) {
            throw Waits.unwrapped(e);
        }
    }

    /** Ends the threads when their calls have returned. */
    void end() {
        threads.shutdown();
    }
}
