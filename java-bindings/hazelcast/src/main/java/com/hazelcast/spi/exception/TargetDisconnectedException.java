package com.hazelcast.spi.exception;

import com.hazelcast.core.HazelcastException;

/** The other member is not connected any longer. */
public class TargetDisconnectedException extends HazelcastException {
    public TargetDisconnectedException(String message) {
        super(message);
    }

    public TargetDisconnectedException(String message, Throwable cause) {
        super(message, cause);
    }
}
