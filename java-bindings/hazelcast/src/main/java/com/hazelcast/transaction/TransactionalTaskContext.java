package com.hazelcast.transaction;

/** What a transaction's code can reach. */
public interface TransactionalTaskContext {
    <T extends TransactionalObject> T getTransactionalObject(String name, String name2);
}
