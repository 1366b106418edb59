package com.hazelcast.logging;

import org.apache.logging.log4j.LogManager;
import org.apache.logging.log4j.spi.ExtendedLogger;

/** {@code hazelcast.logging.type=log4j2}: Apache Log4j 2, which the host brings. */
public class Log4j2Factory extends LoggerFactorySupport {
    @Override
    protected ILogger createLogger(String name) {
        return new Log4j2(LogManager.getContext(false).getLogger(name));
    }

    private static final class Log4j2 extends RoutedLogger {
        private final ExtendedLogger logger;

        Log4j2(ExtendedLogger logger) {
            this.logger = logger;
        }

        private static org.apache.logging.log4j.Level level(Severity severity) {
            switch (severity) {
                case ERROR:
                    return org.apache.logging.log4j.Level.ERROR;
                case WARN:
                    return org.apache.logging.log4j.Level.WARN;
                case INFO:
                    return org.apache.logging.log4j.Level.INFO;
                case DEBUG:
                    return org.apache.logging.log4j.Level.DEBUG;
                default:
                    return org.apache.logging.log4j.Level.TRACE;
            }
        }

        @Override
        void write(Severity severity, String message, Throwable thrown) {
            logger.logIfEnabled(CALLER, level(severity), null, message, thrown);
        }

        @Override
        boolean isOn(Severity severity) {
            return logger.isEnabled(level(severity));
        }
    }
}
