package com.hazelcast.transaction;

import com.hazelcast.collection.BaseQueue;
import java.util.concurrent.TimeUnit;

/** A queue within a transaction. */
public interface TransactionalQueue<E> extends TransactionalObject, BaseQueue<E> {
    boolean offer(E item, long timeout, TimeUnit unit) throws InterruptedException;

    boolean offer(E item);

    E take() throws InterruptedException;

    E poll();

    E poll(long timeout, TimeUnit unit) throws InterruptedException;

    E peek();

    E peek(long timeout, TimeUnit unit) throws InterruptedException;

    int size();
}
