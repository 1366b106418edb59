package com.hazelcast.config;

import com.hazelcast.core.HazelcastException;

/** A configuration that cannot be used; for a file the text has its name and the line. */
public class InvalidConfigurationException extends HazelcastException {
    public InvalidConfigurationException(String message) {
        super(message);
    }

    public InvalidConfigurationException(String message, Throwable cause) {
        super(message, cause);
    }
}
