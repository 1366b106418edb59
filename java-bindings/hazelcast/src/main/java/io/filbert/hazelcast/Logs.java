package io.filbert.hazelcast;

import com.hazelcast.config.Config;
import io.filbert.LogSink;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;

/** Where an instance's log records go: {@code hazelcast.logging.type} {@code jdk} (the default) or {@code none}. */
final class Logs {
    private static final String TYPE = "hazelcast.logging.type";
    /** Hazelcast and java.util.logging name them so. */
    private static final Level[] LEVELS = {Level.OFF, Level.SEVERE, Level.WARNING, Level.INFO, Level.FINE, Level.FINEST};

    private Logs() {
    }

    /** The sink that a configuration asks for; null for none. */
    static LogSink of(Config config) {
        String type = config.getProperty(TYPE);
        if ("none".equals(type)) {
            return null;
        }
        if (type != null && !type.equals("jdk")) {
            warn("com.hazelcast.logging.Logger", TYPE + " is '" + type + "'; this version writes to: jdk, none; jdk is used");
        }
        return new Jdk();
    }

    static void warn(String logger, String text) {
        Logger.getLogger(logger).log(Level.WARNING, text);
    }

    /** Writes to java.util.logging under the record's own logger name. */
    static final class Jdk implements LogSink {
        @Override
        public int level(String logger) {
            Logger target = Logger.getLogger(logger);
            for (int level = TRACE; level > OFF; level--) {
                if (target.isLoggable(LEVELS[level])) {
                    return level;
                }
            }
            return OFF;
        }

        @Override
        public void write(long millis, int level, String logger, String text, Throwable error) {
            Logger target = Logger.getLogger(logger);
            Level jdk = LEVELS[level];
            if (!target.isLoggable(jdk)) {
                return;
            }
            LogRecord record = new LogRecord(jdk, text);
            record.setInstant(java.time.Instant.ofEpochMilli(millis));
            record.setLoggerName(logger);
            record.setSourceClassName(logger); // else the formatter looks for the caller, and finds this class
            record.setThrown(error);
            target.log(record);
        }
    }
}
