package com.hazelcast.core;

/** The instance is not running (any more). */
public class HazelcastInstanceNotActiveException extends IllegalStateException {
    public HazelcastInstanceNotActiveException() {
    }

    public HazelcastInstanceNotActiveException(String message) {
        super(message);
    }
}
