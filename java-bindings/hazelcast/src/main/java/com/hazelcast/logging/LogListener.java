package com.hazelcast.logging;

/** Told of log records. */
@FunctionalInterface
public interface LogListener {
    void log(LogEvent logEvent);
}
