package com.hazelcast.transaction;

/** Code that runs in a transaction. */
@FunctionalInterface
public interface TransactionalTask<T> {
    T execute(TransactionalTaskContext transactionalTaskContext) throws TransactionException;
}
