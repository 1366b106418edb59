package io.filbert;

import io.filbert.internal.Native;
import java.lang.ref.Reference;

/** A lock of the cluster, held by a thread of a member, reentrant, with a fence that grows at each change of hands. */
public final class GridLock implements AutoCloseable {
    private final Grid grid;
    private final NativeHandle handle;
    private final long lock;

    GridLock(Grid grid, long lock) {
        this.grid = grid;
        this.lock = lock;
        this.handle = NativeHandle.object(this, lock);
    }

    /** Acquires and returns the fence, or 0 when not acquired in time; {@code wait} (ms) below 0: for ever. Not interruptible. */
    public long acquire(long wait) {
        try {
            if (wait != 0 && Threads.isVirtual()) {
                return GridMap.number(GridMap.await(grid.dispatcher().completion(Native.lockAsync(lock, Threads.id(), wait))));
            }
            return Native.lockAcquire(lock, Threads.id(), wait);
        } finally {
            Reference.reachabilityFence(this);
        }
    }

    /** As {@link #acquire}, and gives up when the thread is interrupted. */
    public long acquireInterruptibly(long wait) throws InterruptedException {
        if (Thread.interrupted()) {
            throw new InterruptedException();
        }
        if (wait == 0) {
            return acquire(0);
        }
        try {
            long call = Native.lockAsync(lock, Threads.id(), wait);
            return GridMap.number(Waits.interruptibly(grid, call, acquired -> {
                if (GridMap.number(acquired) != 0) {
                    release();
                }
            }));
        } finally {
            Reference.reachabilityFence(this);
        }
    }

    /** Releases once. */
    public void release() {
        try {
            Native.lockRelease(lock, Threads.id());
        } finally {
            Reference.reachabilityFence(this);
        }
    }

    /** The fence of this thread's hold. */
    public long fence() {
        try {
            return Native.lockFence(lock, Threads.id());
        } finally {
            Reference.reachabilityFence(this);
        }
    }

    /** How often its holder holds it; 0 when free. */
    public int count() {
        try {
            return Native.lockCount(lock);
        } finally {
            Reference.reachabilityFence(this);
        }
    }

    /** True when this thread holds it. */
    public boolean isHeldByCurrentThread() {
        try {
            return Native.lockIsHeldBy(lock, Threads.id());
        } finally {
            Reference.reachabilityFence(this);
        }
    }

    /** Destroys the lock on all members; a later use makes it anew. */
    public void destroy() {
        try {
            Native.objectDestroy(lock);
        } finally {
            Reference.reachabilityFence(this);
        }
    }

    /** Frees this proxy; the lock stays. */
    @Override
    public void close() {
        handle.run();
    }
}
