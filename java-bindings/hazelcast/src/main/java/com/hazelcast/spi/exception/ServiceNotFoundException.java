package com.hazelcast.spi.exception;

import com.hazelcast.core.HazelcastException;

/** There is no service of that name. */
public class ServiceNotFoundException extends HazelcastException {
    public ServiceNotFoundException(String message) {
        super(message);
    }
}
