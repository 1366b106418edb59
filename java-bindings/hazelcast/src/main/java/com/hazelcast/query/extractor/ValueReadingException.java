package com.hazelcast.query.extractor;

/** An attribute cannot be read. */
public class ValueReadingException extends RuntimeException {
    public ValueReadingException(String message, Throwable cause) {
        super(message, cause);
    }
}
