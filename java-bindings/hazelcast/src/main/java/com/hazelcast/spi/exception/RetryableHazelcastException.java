package com.hazelcast.spi.exception;

import com.hazelcast.core.HazelcastException;

/** May be tried again. */
public class RetryableHazelcastException extends HazelcastException implements RetryableException {
    public RetryableHazelcastException(Throwable cause) {
        super(cause);
    }

    public RetryableHazelcastException(String message, Throwable cause) {
        super(message, cause);
    }

    public RetryableHazelcastException(String message) {
        super(message);
    }

    public RetryableHazelcastException() {
    }
}
