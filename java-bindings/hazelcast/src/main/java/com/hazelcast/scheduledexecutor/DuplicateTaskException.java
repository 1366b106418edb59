package com.hazelcast.scheduledexecutor;

import com.hazelcast.core.HazelcastException;

/** A task of that name is scheduled already. */
public class DuplicateTaskException extends HazelcastException {
    public DuplicateTaskException(String message) {
        super(message);
    }
}
