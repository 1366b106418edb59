package com.hazelcast.transaction;

import java.util.UUID;

/** A transaction. */
public interface TransactionContext extends TransactionalTaskContext {
    void beginTransaction();

    void commitTransaction() throws TransactionException;

    void rollbackTransaction();

    UUID getTxnId();
}
