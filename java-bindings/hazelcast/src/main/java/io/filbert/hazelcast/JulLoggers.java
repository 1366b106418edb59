package io.filbert.hazelcast;

import com.hazelcast.logging.ILogger;
import com.hazelcast.logging.LogEvent;
import com.hazelcast.logging.LogListener;
import com.hazelcast.logging.LoggingService;
import java.util.logging.Level;
import java.util.logging.Logger;

/** Loggers for the application, over java.util.logging. */
final class JulLoggers implements LoggingService {
    @Override
    public ILogger getLogger(String name) {
        return new Jul(Logger.getLogger(name));
    }

    @Override
    @SuppressWarnings("rawtypes") // as Hazelcast declares it
    public ILogger getLogger(Class type) {
        return getLogger(type.getName());
    }

    @Override
    public void addLogListener(Level level, LogListener listener) {
        throw Unsupported.method("LoggingService.addLogListener");
    }

    @Override
    public void removeLogListener(LogListener listener) {
        throw Unsupported.method("LoggingService.removeLogListener");
    }

    /** One logger. */
    private static final class Jul implements ILogger {
        private final Logger logger;

        Jul(Logger logger) {
            this.logger = logger;
        }

        @Override
        public void log(Level level, String message) {
            logger.log(level, message);
        }

        @Override
        public void log(Level level, String message, Throwable thrown) {
            logger.log(level, message, thrown);
        }

        @Override
        public void log(LogEvent event) {
            logger.log(event.getLogRecord());
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

        @Override
        public void finest(String message) {
            logger.log(Level.FINEST, message);
        }

        @Override
        public void finest(Throwable thrown) {
            logger.log(Level.FINEST, thrown.getMessage(), thrown);
        }

        @Override
        public void finest(String message, Throwable thrown) {
            logger.log(Level.FINEST, message, thrown);
        }

        @Override
        public boolean isFinestEnabled() {
            return logger.isLoggable(Level.FINEST);
        }

        @Override
        public void fine(String message) {
            logger.log(Level.FINE, message);
        }

        @Override
        public void fine(Throwable thrown) {
            logger.log(Level.FINE, thrown.getMessage(), thrown);
        }

        @Override
        public void fine(String message, Throwable thrown) {
            logger.log(Level.FINE, message, thrown);
        }

        @Override
        public boolean isFineEnabled() {
            return logger.isLoggable(Level.FINE);
        }

        @Override
        public void info(String message) {
            logger.log(Level.INFO, message);
        }

        @Override
        public void info(Throwable thrown) {
            logger.log(Level.INFO, thrown.getMessage(), thrown);
        }

        @Override
        public void info(String message, Throwable thrown) {
            logger.log(Level.INFO, message, thrown);
        }

        @Override
        public boolean isInfoEnabled() {
            return logger.isLoggable(Level.INFO);
        }

        @Override
        public void warning(String message) {
            logger.log(Level.WARNING, message);
        }

        @Override
        public void warning(Throwable thrown) {
            logger.log(Level.WARNING, thrown.getMessage(), thrown);
        }

        @Override
        public void warning(String message, Throwable thrown) {
            logger.log(Level.WARNING, message, thrown);
        }

        @Override
        public boolean isWarningEnabled() {
            return logger.isLoggable(Level.WARNING);
        }

        @Override
        public void severe(String message) {
            logger.log(Level.SEVERE, message);
        }

        @Override
        public void severe(Throwable thrown) {
            logger.log(Level.SEVERE, thrown.getMessage(), thrown);
        }

        @Override
        public void severe(String message, Throwable thrown) {
            logger.log(Level.SEVERE, message, thrown);
        }

        @Override
        public boolean isSevereEnabled() {
            return logger.isLoggable(Level.SEVERE);
        }
    }
}
