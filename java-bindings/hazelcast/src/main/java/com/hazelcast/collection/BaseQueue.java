package com.hazelcast.collection;

import com.hazelcast.core.DistributedObject;
import java.util.concurrent.TimeUnit;

/** What distributed queues share. */
public interface BaseQueue<E> extends DistributedObject {
    int size();

    E poll(long time, TimeUnit unit) throws InterruptedException;

    E poll();

    boolean offer(E item, long time, TimeUnit unit) throws InterruptedException;

    boolean offer(E item);

    E take() throws InterruptedException;
}
