package com.hazelcast.logging;

import io.filbert.hazelcast.LoggerFactories;

/**
 * Loggers of the kind that the system properties {@code hazelcast.logging.class} and {@code hazelcast.logging.type} name; without these, of the kind that the
 * first instance's configuration names, else java.util.logging's.
 */
public final class Logger {
    private static volatile LoggerFactory shared;

    private Logger() {
    }

    @SuppressWarnings("rawtypes") // as Hazelcast declares it
    public static ILogger getLogger(Class type) {
        return getLogger(type.getName());
    }

    public static ILogger getLogger(String name) {
        return shared().getLogger(name);
    }

    public static ILogger noLogger() {
        return NoLogFactory.NONE;
    }

    /** A factory of that type, unless the system property names a class, which comes first. It is shared if no other is yet. */
    public static LoggerFactory newLoggerFactory(String preferredType) {
        String className = System.getProperty(LoggerFactories.CLASS);
        return share(LoggerFactories.make(className, preferredType), className != null || preferredType != null);
    }

    private static LoggerFactory share(LoggerFactory factory, boolean chosen) {
        synchronized (Logger.class) {
            if (chosen && shared == null && !(factory instanceof NoLogFactory)) {
                shared = factory;
            }
        }
        return factory;
    }

    private static LoggerFactory shared() {
        LoggerFactory present = shared;
        return present != null ? present : newLoggerFactory(System.getProperty(LoggerFactories.TYPE));
    }
}
