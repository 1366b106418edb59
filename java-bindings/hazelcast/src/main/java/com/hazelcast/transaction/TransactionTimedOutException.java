package com.hazelcast.transaction;

/** The transaction took longer than it may. */
public class TransactionTimedOutException extends TransactionException {
    public TransactionTimedOutException(Throwable cause) {
        super(cause);
    }

    public TransactionTimedOutException(String message, Throwable cause) {
        super(message, cause);
    }

    public TransactionTimedOutException(String message) {
        super(message);
    }

    public TransactionTimedOutException() {
    }
}
