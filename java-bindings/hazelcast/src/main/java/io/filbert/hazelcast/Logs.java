package io.filbert.hazelcast;

import com.hazelcast.cluster.Member;
import com.hazelcast.config.Config;
import com.hazelcast.logging.AbstractLogger;
import com.hazelcast.logging.ILogger;
import com.hazelcast.logging.LogEvent;
import com.hazelcast.logging.LogListener;
import com.hazelcast.logging.Logger;
import com.hazelcast.logging.LoggerFactory;
import com.hazelcast.logging.LoggingService;
import com.hazelcast.logging.NoLogFactory;
import com.hazelcast.logging.StandardLoggerFactory;
import io.filbert.LogSink;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import java.util.logging.Level;
import java.util.logging.LogRecord;

/** Where an instance's log records go, the engine's and the application's: what {@code hazelcast.logging.type} or {@code .class} say, and to listeners. */
final class Logs implements LoggingService {
    /** Hazelcast and java.util.logging name them so. */
    private static final Level[] LEVELS = {Level.OFF, Level.SEVERE, Level.WARNING, Level.INFO, Level.FINE, Level.FINEST};

    private final LoggerFactory factory;
    private final Supplier<Member> member;
    private final Map<LogListener, Level> listeners = new ConcurrentHashMap<>();

    /** {@code member} is asked for when a listener is told something. */
    Logs(Config config, Supplier<Member> member) {
        String className = config.getProperty(LoggerFactories.CLASS);
        String type = config.getProperty(LoggerFactories.TYPE);
        this.factory = className != null ? LoggerFactories.make(className, type) : Logger.newLoggerFactory(type);
        this.member = member;
        if ((className != null || type != null) && !(factory instanceof NoLogFactory)) {
            LoggerFactories.begin(factory);
        }
    }

    /** The instance is over, or did not come to be. */
    void end() {
        LoggerFactories.end(factory);
    }

    /** What the engine writes to; null for nothing. */
    LogSink sink() {
        return factory instanceof NoLogFactory ? null : new Sink();
    }

    /** A warning that belongs to no instance. */
    static void warn(String logger, String text) {
        Logger.getLogger(logger).warning(text);
    }

    @Override
    public ILogger getLogger(String name) {
        return new Told(factory.getLogger(Objects.requireNonNull(name, "name must not be null")), name);
    }

    @Override
    @SuppressWarnings("rawtypes") // as Hazelcast declares it
    public ILogger getLogger(Class type) {
        return getLogger(type.getName());
    }

    @Override
    public void addLogListener(Level level, LogListener listener) {
        listeners.put(Objects.requireNonNull(listener, "listener"), Objects.requireNonNull(level, "level"));
    }

    @Override
    public void removeLogListener(LogListener listener) {
        listeners.remove(listener);
    }

    private void tell(LogRecord record) {
        if (listeners.isEmpty()) {
            return;
        }
        LogEvent event = new LogEvent(record, member.get());
        listeners.forEach((listener, level) -> {
            if (record.getLevel().intValue() >= level.intValue()) {
                listener.log(event);
            }
        });
    }

    /** Of the engine's records, at the time they were made. */
    private final class Sink implements LogSink {
        @Override
        public int level(String name) {
            ILogger logger = factory.getLogger(name);
            for (int level = TRACE; level > OFF; level--) {
                if (logger.isLoggable(LEVELS[level])) {
                    return level;
                }
            }
            return OFF;
        }

        @Override
        public void write(long millis, int level, String name, String text, Throwable error) {
            LogRecord record = new LogRecord(LEVELS[level], text);
            record.setInstant(Instant.ofEpochMilli(millis));
            record.setLoggerName(name);
            record.setSourceClassName(name); // else java.util.logging looks for the caller, and finds this class
            record.setThrown(error);
            if (factory instanceof StandardLoggerFactory) {
                java.util.logging.Logger.getLogger(name).log(record); // with its time, which no other takes
            } else if (factory.getLogger(name).isLoggable(record.getLevel())) {
                factory.getLogger(name).log(record.getLevel(), text, error);
            }
            tell(record);
        }
    }

    /** A logger that listeners hear as well. */
    private final class Told extends AbstractLogger {
        private final ILogger logger;
        private final String name;

        Told(ILogger logger, String name) {
            this.logger = logger;
            this.name = name;
        }

        private void heard(Level level, String message, Throwable thrown) {
            if (!listeners.isEmpty() && logger.isLoggable(level)) {
                LogRecord record = new LogRecord(level, message);
                record.setLoggerName(name);
                record.setThrown(thrown);
                tell(record);
            }
        }

        @Override
        public void log(Level level, String message) {
            logger.log(level, message);
            heard(level, message, null);
        }

        @Override
        public void log(Level level, String message, Throwable thrown) {
            logger.log(level, message, thrown);
            heard(level, message, thrown);
        }

        @Override
        public void log(LogEvent event) {
            logger.log(event);
            tell(event.getLogRecord());
        }

        @Override
        public Level getLevel() {
            return logger.getLevel();
        }

        @Override
        public boolean isLoggable(Level level) {
            return logger.isLoggable(level);
        }
    }
}
