package com.hazelcast.core;

/** The instance is not running (any more). */
public class HazelcastInstanceNotActiveException extends IllegalStateException {
    public HazelcastInstanceNotActiveException() {
        super("Hazelcast instance is not active!");
    }

    public HazelcastInstanceNotActiveException(String message) {
        super(message);
    }
}
