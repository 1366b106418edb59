package com.hazelcast.core;

/** No answer in time, and surely not applied: may be retried. */
public class OperationTimeoutException extends HazelcastException {
    public OperationTimeoutException() {
    }

    public OperationTimeoutException(String message) {
        super(message);
    }

    public OperationTimeoutException(String operation, String message) {
        super(operation + ": " + message);
    }

    public OperationTimeoutException(String message, Throwable cause) {
        super(message, cause);
    }
}
