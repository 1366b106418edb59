package com.hazelcast.nio.serialization;

import com.hazelcast.core.HazelcastException;

/** An object could not be turned into bytes, or bytes into an object. */
public class HazelcastSerializationException extends HazelcastException {
    public HazelcastSerializationException(String message) {
        super(message);
    }

    public HazelcastSerializationException(Throwable cause) {
        super(cause);
    }

    public HazelcastSerializationException(String message, Throwable cause) {
        super(message, cause);
    }
}
