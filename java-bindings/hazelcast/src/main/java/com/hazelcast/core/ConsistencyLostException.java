package com.hazelcast.core;

/** The guarantees of a session cannot be kept any longer. */
public class ConsistencyLostException extends HazelcastException {
    public ConsistencyLostException(String message) {
        super(message);
    }
}
