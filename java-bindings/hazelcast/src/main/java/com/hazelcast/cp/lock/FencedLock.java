package com.hazelcast.cp.lock;

import com.hazelcast.core.DistributedObject;
import com.hazelcast.cp.CPGroupId;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.Lock;

/** A reentrant lock of the cluster whose fence grows with each change of hands. */
public interface FencedLock extends Lock, DistributedObject {
    /** Constant of Hazelcast's interface. */
    long INVALID_FENCE = 0L;

    void lock();

    void lockInterruptibly() throws InterruptedException;

    boolean tryLock();

    boolean tryLock(long time, TimeUnit unit);

    Condition newCondition();

    boolean isLocked();

    void unlock();

    long getFence();

    long lockAndGetFence();

    long tryLockAndGetFence();

    long tryLockAndGetFence(long time, TimeUnit unit);

    boolean isLockedByCurrentThread();

    int getLockCount();

    CPGroupId getGroupId();
}
