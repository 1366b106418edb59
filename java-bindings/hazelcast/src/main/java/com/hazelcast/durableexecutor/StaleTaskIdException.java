package com.hazelcast.durableexecutor;

import com.hazelcast.core.HazelcastException;
import com.hazelcast.spi.exception.SilentException;

/** The result of that task is not kept any longer. */
public class StaleTaskIdException extends HazelcastException implements SilentException {
    public StaleTaskIdException(String message) {
        super(message);
    }
}
