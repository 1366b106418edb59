package com.hazelcast.spi.exception;

import java.io.IOException;

/** A failed transfer that may be tried again. */
public class RetryableIOException extends IOException implements RetryableException {
    public RetryableIOException(Throwable cause) {
        super(cause);
    }

    public RetryableIOException(String message, Throwable cause) {
        super(message, cause);
    }

    public RetryableIOException(String message) {
        super(message);
    }

    public RetryableIOException() {
    }
}
