package com.hazelcast.spi.exception;

import com.hazelcast.core.HazelcastException;

/** The object was destroyed and is not created anew by use. */
public class DistributedObjectDestroyedException extends HazelcastException {
    public DistributedObjectDestroyedException(String message) {
        super(message);
    }
}
