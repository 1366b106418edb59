package com.hazelcast.logging;

import org.apache.log4j.Logger;
import org.apache.log4j.Priority;

/** {@code hazelcast.logging.type=log4j}: the API of Log4j 1, which the host brings (reload4j, pax-logging, log4j-1.2-api). */
public class Log4jFactory extends LoggerFactorySupport implements LoggerFactory {
    @Override
    protected ILogger createLogger(String name) {
        return new Log4j(Logger.getLogger(name));
    }

    private static final class Log4j extends RoutedLogger {
        private final Logger logger;

        Log4j(Logger logger) {
            this.logger = logger;
        }

        private static Priority level(Severity severity) {
            switch (severity) {
                case ERROR:
                    return org.apache.log4j.Level.ERROR;
                case WARN:
                    return org.apache.log4j.Level.WARN;
                case INFO:
                    return org.apache.log4j.Level.INFO;
                case DEBUG:
                    return org.apache.log4j.Level.DEBUG;
                default:
                    return org.apache.log4j.Level.TRACE;
            }
        }

        @Override
        void write(Severity severity, String message, Throwable thrown) {
            logger.log(CALLER, level(severity), message, thrown);
        }

        @Override
        boolean isOn(Severity severity) {
            Priority level = level(severity);
            return logger.isEnabledFor(level) && level.isGreaterOrEqual(logger.getEffectiveLevel());
        }
    }
}
