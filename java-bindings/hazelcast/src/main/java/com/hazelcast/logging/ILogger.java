package com.hazelcast.logging;

import java.util.logging.Level;

/** One logger. */
public interface ILogger {
    void log(Level level, String name, Throwable throwable);

    void log(LogEvent logEvent);

    void log(Level level, String name);

    void info(String name, Throwable throwable);

    void info(String name);

    void info(Throwable throwable);

    boolean isLoggable(Level level);

    void warning(Throwable throwable);

    void warning(String name, Throwable throwable);

    void warning(String name);

    Level getLevel();

    void severe(String name);

    void severe(String name, Throwable throwable);

    void severe(Throwable throwable);

    void fine(String name);

    void fine(Throwable throwable);

    void fine(String name, Throwable throwable);

    void finest(String name, Throwable throwable);

    void finest(Throwable throwable);

    void finest(String name);

    boolean isFinestEnabled();

    boolean isFineEnabled();

    boolean isInfoEnabled();

    boolean isWarningEnabled();

    boolean isSevereEnabled();
}
