package com.hazelcast.cp;

import com.hazelcast.core.DistributedObject;
import java.util.concurrent.TimeUnit;

/** A latch of the cluster. */
public interface ICountDownLatch extends DistributedObject {
    int getCount();

    boolean await(long time, TimeUnit unit) throws InterruptedException;

    void countDown();

    boolean trySetCount(int count);
}
