package com.hazelcast.transaction;

/** A list within a transaction. */
public interface TransactionalList<E> extends TransactionalObject {
    boolean add(E item);

    boolean remove(E item);

    int size();
}
