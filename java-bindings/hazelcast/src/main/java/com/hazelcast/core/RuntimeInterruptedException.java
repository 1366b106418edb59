package com.hazelcast.core;

/** An interrupt, where a checked exception cannot be thrown. */
public class RuntimeInterruptedException extends HazelcastException {
    public RuntimeInterruptedException() {
    }

    public RuntimeInterruptedException(String message) {
        super(message);
    }
}
