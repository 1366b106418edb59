package io.filbert.hazelcast;

import com.hazelcast.cp.CPGroupId;
import com.hazelcast.cp.lock.FencedLock;
import com.hazelcast.cp.lock.exception.LockAcquireLimitReachedException;
import io.filbert.FilbertException;
import io.filbert.GridLock;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;

/** A fenced lock. Held by a thread of a member; its fence grows each time it passes from free to held. */
final class LockProxy implements FencedLock {
    static final String SERVICE = "hz:raft:lockService";
    private static final long FOR_EVER = -1;

    private final GridInstance instance;
    private final GridLock lock;
    private final String name;

    LockProxy(GridInstance instance, String name, int acquireLimit) {
        this.instance = instance;
        this.name = name;
        this.lock = Errors.guarded(() -> instance.grid().lock(name, acquireLimit));
    }

    @Override
    public void lock() {
        lockAndGetFence();
    }

    @Override
    public long lockAndGetFence() {
        long fence = acquire(() -> lock.acquire(FOR_EVER));
        if (fence == INVALID_FENCE) {
            throw new LockAcquireLimitReachedException("Lock[" + name + "] reentrant lock limit is already reached!");
        }
        return fence;
    }

    @Override
    public void lockInterruptibly() throws InterruptedException {
        try {
            lock.acquireInterruptibly(FOR_EVER);
        } catch (FilbertException e) {
            throw Errors.translated(e);
        }
    }

    @Override
    public boolean tryLock() {
        return tryLockAndGetFence() != INVALID_FENCE;
    }

    @Override
    public boolean tryLock(long time, TimeUnit unit) {
        return tryLockAndGetFence(time, unit) != INVALID_FENCE;
    }

    @Override
    public long tryLockAndGetFence() {
        return acquire(() -> lock.acquire(0));
    }

    @Override
    public long tryLockAndGetFence(long time, TimeUnit unit) {
        return acquire(() -> lock.acquire(time <= 0 ? 0 : Math.max(1, unit.toMillis(time))));
    }

    private interface Acquire {
        long fence();
    }

    /** The fence; {@link #INVALID_FENCE} when not acquired, be it for time or for the limit of reentrancy. */
    private static long acquire(Acquire acquire) {
        try {
            return acquire.fence();
        } catch (FilbertException e) {
            if (e.code() == FilbertException.LOCK_LIMIT) {
                return INVALID_FENCE;
            }
            throw Errors.translated(e);
        }
    }

    @Override
    public void unlock() {
        owned(() -> {
            lock.release();
            return 0L;
        });
    }

    @Override
    public long getFence() {
        return owned(lock::fence);
    }

    private long owned(Acquire call) {
        try {
            return call.fence();
        } catch (FilbertException e) {
            if (e.code() == FilbertException.NOT_LOCK_OWNER) {
                throw new IllegalMonitorStateException("Current thread is not owner of the Lock[" + name + "]");
            }
            throw Errors.translated(e);
        }
    }

    @Override
    public boolean isLocked() {
        return getLockCount() > 0;
    }

    @Override
    public boolean isLockedByCurrentThread() {
        return Errors.guarded(lock::isHeldByCurrentThread);
    }

    @Override
    public int getLockCount() {
        return Errors.guarded(lock::count);
    }

    @Override
    public Condition newCondition() {
        throw new UnsupportedOperationException("FencedLock.newCondition");
    }

    @Override
    public CPGroupId getGroupId() {
        return new CpGroup(CpNames.group(name));
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
        throw new UnsupportedOperationException("FencedLock.getPartitionKey");
    }

    @Override
    public void destroy() {
        Errors.run(lock::destroy);
        instance.forget(SERVICE, name);
    }

    @Override
    public String toString() {
        return "FencedLock{name='" + name + "'}";
    }
}
