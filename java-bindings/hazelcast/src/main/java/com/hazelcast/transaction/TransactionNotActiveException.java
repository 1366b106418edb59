package com.hazelcast.transaction;

import com.hazelcast.core.HazelcastException;

/** The call needs a transaction that has begun and not ended. */
public class TransactionNotActiveException extends HazelcastException {
    public TransactionNotActiveException() {
    }

    public TransactionNotActiveException(String message) {
        super(message);
    }
}
