package com.hazelcast.scheduledexecutor;

import com.hazelcast.core.HazelcastException;
import com.hazelcast.spi.exception.SilentException;

/** The task was disposed of. */
public class StaleTaskException extends HazelcastException implements SilentException {
    public StaleTaskException(String message) {
        super(message);
    }
}
