package com.hazelcast.cp;

import com.hazelcast.core.DistributedObject;
import java.util.concurrent.TimeUnit;

/** A semaphore of the cluster. */
public interface ISemaphore extends DistributedObject {
    String getName();

    boolean init(int count);

    void release();

    void release(int permits);

    void acquire(int permits) throws InterruptedException;

    void acquire() throws InterruptedException;

    boolean tryAcquire(long time, TimeUnit unit) throws InterruptedException;

    boolean tryAcquire();

    boolean tryAcquire(int permits);

    boolean tryAcquire(int permits, long time, TimeUnit unit) throws InterruptedException;

    int availablePermits();

    int drainPermits();

    void reducePermits(int permits);

    void increasePermits(int permits);
}
