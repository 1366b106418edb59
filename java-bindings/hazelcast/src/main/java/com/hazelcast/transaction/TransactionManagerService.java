package com.hazelcast.transaction;

import java.util.UUID;

/** Makes transactions. */
public interface TransactionManagerService {
    <T> T executeTransaction(TransactionOptions transactionOptions, TransactionalTask<T> transactionalTask) throws TransactionException;

    TransactionContext newTransactionContext(TransactionOptions transactionOptions);

    TransactionContext newClientTransactionContext(TransactionOptions transactionOptions, UUID uuid);
}
