package com.hazelcast.collection;

import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;

/** A distributed queue. */
public interface IQueue<E> extends BlockingQueue<E>, BaseQueue<E>, ICollection<E> {
    E poll();

    E poll(long time, TimeUnit unit) throws InterruptedException;

    E take() throws InterruptedException;

    LocalQueueStats getLocalQueueStats();
}
