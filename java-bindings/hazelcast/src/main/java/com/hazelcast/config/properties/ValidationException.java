package com.hazelcast.config.properties;

import com.hazelcast.core.HazelcastException;

/** A property has a value that makes no sense. */
public class ValidationException extends HazelcastException {
    public ValidationException(String message) {
        super(message);
    }

    public ValidationException(String message, Throwable cause) {
        super(message, cause);
    }

    public ValidationException(Throwable cause) {
        super(cause);
    }
}
