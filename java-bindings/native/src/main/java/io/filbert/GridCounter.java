package io.filbert;

import io.filbert.internal.Native;
import java.lang.ref.Reference;
import java.util.concurrent.CompletableFuture;

/** A 64-bit counter of the cluster. */
public final class GridCounter implements AutoCloseable {
    private final Grid grid;
    private final NativeHandle handle;
    private final long counter;

    GridCounter(Grid grid, long counter) {
        this.grid = grid;
        this.counter = counter;
        this.handle = NativeHandle.object(this, counter);
    }

    /** The value. */
    public long get() {
        try {
            return Threads.isVirtual() ? value(async(Native.ASYNC_COUNTER_GET, 0, 0)) : Native.counterGet(counter);
        } finally {
            Reference.reachabilityFence(this);
        }
    }

    /** Adds; returns the new value. */
    public long addAndGet(long delta) {
        try {
            return Threads.isVirtual() ? value(async(Native.ASYNC_COUNTER_ADD_AND_GET, delta, 0)) : Native.counterAddAndGet(counter, delta);
        } finally {
            Reference.reachabilityFence(this);
        }
    }

    /** Adds; returns the previous value. */
    public long getAndAdd(long delta) {
        try {
            return Threads.isVirtual() ? value(async(Native.ASYNC_COUNTER_GET_AND_ADD, delta, 0)) : Native.counterGetAndAdd(counter, delta);
        } finally {
            Reference.reachabilityFence(this);
        }
    }

    /** Sets; returns the previous value. */
    public long getAndSet(long value) {
        try {
            return Threads.isVirtual() ? value(async(Native.ASYNC_COUNTER_GET_AND_SET, value, 0)) : Native.counterGetAndSet(counter, value);
        } finally {
            Reference.reachabilityFence(this);
        }
    }

    /** Sets if the value is {@code expected}. */
    public boolean compareAndSet(long expected, long value) {
        try {
            return Threads.isVirtual() ? GridMap.truth(GridMap.await(async(Native.ASYNC_COUNTER_COMPARE_AND_SET, expected, value)))
                : Native.counterCompareAndSet(counter, expected, value);
        } finally {
            Reference.reachabilityFence(this);
        }
    }

    /** As {@link #get}. */
    public CompletableFuture<Long> getAsync() {
        return async(Native.ASYNC_COUNTER_GET, 0, 0).thenApply(GridMap::number);
    }

    /** As {@link #addAndGet}. */
    public CompletableFuture<Long> addAndGetAsync(long delta) {
        return async(Native.ASYNC_COUNTER_ADD_AND_GET, delta, 0).thenApply(GridMap::number);
    }

    /** As {@link #getAndAdd}. */
    public CompletableFuture<Long> getAndAddAsync(long delta) {
        return async(Native.ASYNC_COUNTER_GET_AND_ADD, delta, 0).thenApply(GridMap::number);
    }

    /** As {@link #getAndSet}. */
    public CompletableFuture<Long> getAndSetAsync(long value) {
        return async(Native.ASYNC_COUNTER_GET_AND_SET, value, 0).thenApply(GridMap::number);
    }

    /** As {@link #compareAndSet}. */
    public CompletableFuture<Boolean> compareAndSetAsync(long expected, long value) {
        return async(Native.ASYNC_COUNTER_COMPARE_AND_SET, expected, value).thenApply(GridMap::truth);
    }

    private CompletableFuture<byte[]> async(int operation, long a, long b) {
        try {
            return grid.dispatcher().completion(Native.counterAsync(counter, operation, Threads.id(), a, b));
        } finally {
            Reference.reachabilityFence(this);
        }
    }

    private static long value(CompletableFuture<byte[]> future) {
        return GridMap.number(GridMap.await(future));
    }

    /** Destroys the counter on all members; a later use makes it anew. */
    public void destroy() {
        try {
            grid.offload().run(() -> Native.objectDestroy(counter));
        } finally {
            Reference.reachabilityFence(this);
        }
    }

    /** Frees this proxy; the counter stays. */
    @Override
    public void close() {
        handle.run();
    }
}
