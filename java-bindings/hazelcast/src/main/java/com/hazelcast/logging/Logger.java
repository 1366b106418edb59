package com.hazelcast.logging;

import io.filbert.hazelcast.LoggerFactories;

/**
 * Loggers of the kind that the system properties {@code hazelcast.logging.class} and {@code hazelcast.logging.type} name; without these, of the kind that the
 * first running instance's configuration names, else java.util.logging's.
 */
public final class Logger {
    private Logger() {
    }

    @SuppressWarnings("rawtypes") // as Hazelcast declares it
    public static ILogger getLogger(Class type) {
        return getLogger(type.getName());
    }

    public static ILogger getLogger(String name) {
        return LoggerFactories.shared().getLogger(name);
    }

    public static ILogger noLogger() {
        return NoLogFactory.NONE;
    }

    /** A factory of that type, unless the system property names a class, which comes first. */
    public static LoggerFactory newLoggerFactory(String preferredType) {
        return LoggerFactories.make(System.getProperty(LoggerFactories.CLASS), preferredType);
    }
}
