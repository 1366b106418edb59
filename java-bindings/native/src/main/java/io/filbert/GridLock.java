package io.filbert;

import io.filbert.internal.Native;
import java.lang.ref.Reference;
import java.nio.ByteBuffer;

/** A lock of the cluster, held by a thread of a member, reentrant, with a fence that grows at each change of hands. */
public final class GridLock implements AutoCloseable {
    private static final ByteBuffer NO_KEY = ByteBuffer.allocate(0);

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
            if (Threads.isVirtual()) {
                return grid.turnstiles().pass(lock, NO_KEY, wait,
                    left -> GridMap.number(GridMap.await(grid.dispatcher().completion(Native.lockAsync(lock, Threads.id(), left)))));
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
            if (Threads.isVirtual()) {
                GridMap.await(grid.dispatcher().completion(Native.lockReleaseAsync(lock, Threads.id())));
                return;
            }
            Native.lockRelease(lock, Threads.id());
        } finally {
            Reference.reachabilityFence(this);
        }
    }

    /** The fence of this thread's hold. */
    public long fence() {
        try {
            long thread = Threads.id();
            return grid.offload().call(() -> Native.lockFence(lock, thread));
        } finally {
            Reference.reachabilityFence(this);
        }
    }

    /** How often its holder holds it; 0 when free. */
    public int count() {
        try {
            return grid.offload().call(() -> Native.lockCount(lock));
        } finally {
            Reference.reachabilityFence(this);
        }
    }

    /** True when this thread holds it. */
    public boolean isHeldByCurrentThread() {
        try {
            long thread = Threads.id();
            return grid.offload().call(() -> Native.lockIsHeldBy(lock, thread));
        } finally {
            Reference.reachabilityFence(this);
        }
    }

    /** Destroys the lock on all members; a later use makes it anew. */
    public void destroy() {
        try {
            grid.offload().run(() -> Native.objectDestroy(lock));
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
