package com.hazelcast.logging;

import java.util.logging.Level;

/** A logger over a library that has five levels of its own. */
abstract class RoutedLogger extends AbstractLogger {
    /** The class whose caller a library shows as the place of the record. */
    static final String CALLER = RoutedLogger.class.getName();

    /** What the libraries have in common, the most urgent first. */
    enum Severity {
        ERROR(Level.SEVERE), WARN(Level.WARNING), INFO(Level.INFO), DEBUG(Level.FINE), TRACE(Level.FINEST);

        final Level level;

        Severity(Level level) {
            this.level = level;
        }

        /** Null for {@link Level#OFF}, which nothing is logged at. */
        static Severity of(Level level) {
            int value = level.intValue();
            if (value == Level.OFF.intValue()) {
                return null;
            }
            return value >= Level.SEVERE.intValue() ? ERROR : value >= Level.WARNING.intValue() ? WARN : value >= Level.CONFIG.intValue() ? INFO
                : value >= Level.FINE.intValue() ? DEBUG : TRACE;
        }
    }

    abstract void write(Severity severity, String message, Throwable thrown);

    abstract boolean isOn(Severity severity);

    @Override
    public void log(Level level, String message) {
        log(level, message, null);
    }

    @Override
    public void log(Level level, String message, Throwable thrown) {
        Severity severity = Severity.of(level);
        if (severity != null) {
            write(severity, message, thrown);
        }
    }

    @Override
    public void log(LogEvent logEvent) {
        log(logEvent.getLogRecord().getLevel(), logEvent.getLogRecord().getMessage(), logEvent.getLogRecord().getThrown());
    }

    @Override
    public boolean isLoggable(Level level) {
        Severity severity = Severity.of(level);
        return severity != null && isOn(severity);
    }

    @Override
    public Level getLevel() {
        Severity[] severities = Severity.values();
        for (int i = severities.length - 1; i >= 0; i--) {
            if (isOn(severities[i])) {
                return severities[i].level;
            }
        }
        return Level.OFF;
    }
}
