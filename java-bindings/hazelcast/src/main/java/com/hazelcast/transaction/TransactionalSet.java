package com.hazelcast.transaction;

/** A set within a transaction. */
public interface TransactionalSet<E> extends TransactionalObject {
    boolean add(E item);

    boolean remove(E item);

    int size();
}
