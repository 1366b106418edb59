package com.hazelcast.transaction;

import com.hazelcast.core.HazelcastException;

/** A transaction failed. */
public class TransactionException extends HazelcastException {
    public TransactionException() {
    }

    public TransactionException(String message) {
        super(message);
    }

    public TransactionException(Throwable cause) {
        super(cause);
    }

    public TransactionException(String message, Throwable cause) {
        super(message, cause);
    }
}
