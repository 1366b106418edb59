package com.hazelcast.logging;

import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;

/** {@code hazelcast.logging.type=jdk}, the default: java.util.logging. */
public class StandardLoggerFactory extends LoggerFactorySupport {
    @Override
    protected ILogger createLogger(String name) {
        return new Jdk(Logger.getLogger(name));
    }

    private static final class Jdk extends AbstractLogger {
        private final Logger logger;

        Jdk(Logger logger) {
            this.logger = logger;
        }

        @Override
        public void log(Level level, String message) {
            log(level, message, null);
        }

        @Override
        public void log(Level level, String message, Throwable thrown) {
            if (logger.isLoggable(level)) {
                LogRecord record = new LogRecord(level, message);
                record.setThrown(thrown);
                write(record);
            }
        }

        @Override
        public void log(LogEvent logEvent) {
            write(logEvent.getLogRecord());
        }

        private void write(LogRecord record) {
            record.setLoggerName(logger.getName());
            if (record.getSourceClassName() == null || record.getSourceMethodName() == null) {
                record.setSourceClassName(logger.getName()); // else the formatter looks for the caller, and finds this class
                record.setSourceMethodName(null);
            }
            logger.log(record);
        }

        @Override
        public Level getLevel() {
            for (Logger at = logger; at != null; at = at.getParent()) {
                if (at.getLevel() != null) {
                    return at.getLevel();
                }
            }
            return Level.OFF;
        }

        @Override
        public boolean isLoggable(Level level) {
            return logger.isLoggable(level);
        }
    }
}
