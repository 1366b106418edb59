package com.hazelcast.crdt;

import com.hazelcast.spi.exception.RetryableHazelcastException;

/** The asked member holds no replica. */
public class TargetNotReplicaException extends RetryableHazelcastException {
    public TargetNotReplicaException(String message) {
        super(message);
    }
}
