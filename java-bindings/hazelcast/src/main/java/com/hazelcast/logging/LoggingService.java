package com.hazelcast.logging;

import java.util.logging.Level;

/** Loggers, and listeners for records. */
public interface LoggingService {
    ILogger getLogger(Class type);

    ILogger getLogger(String name);

    void addLogListener(Level level, LogListener listener);

    void removeLogListener(LogListener listener);
}
