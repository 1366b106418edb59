package com.hazelcast.core;

/** A queue on the way has no room: nothing was applied, retry later. */
public class HazelcastOverloadException extends HazelcastException {
    public HazelcastOverloadException(String message) {
        super(message);
    }

    public HazelcastOverloadException(String message, Throwable cause) {
        super(message, cause);
    }
}
