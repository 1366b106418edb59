package com.hazelcast.core;

/** Root of what the grid throws, except where Java has a better fitting root. */
public class HazelcastException extends RuntimeException {
    public HazelcastException() {
    }

    public HazelcastException(String message) {
        super(message);
    }

    public HazelcastException(Throwable cause) {
        super(cause);
    }

    public HazelcastException(String message, Throwable cause) {
        super(message, cause);
    }
}
