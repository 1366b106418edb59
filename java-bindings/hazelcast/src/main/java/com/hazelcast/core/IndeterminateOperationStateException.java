package com.hazelcast.core;

/** No answer in time: the call may or may not have been applied. */
public class IndeterminateOperationStateException extends HazelcastException {
    public IndeterminateOperationStateException() {
    }

    public IndeterminateOperationStateException(String message) {
        super(message);
    }

    public IndeterminateOperationStateException(String message, Throwable cause) {
        super(message, cause);
    }
}
