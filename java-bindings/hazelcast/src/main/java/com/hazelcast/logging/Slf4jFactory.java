package com.hazelcast.logging;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.spi.LocationAwareLogger;

/** {@code hazelcast.logging.type=slf4j}: whatever the host has behind SLF4J. */
public class Slf4jFactory extends LoggerFactorySupport {
    @Override
    protected ILogger createLogger(String name) {
        return new Slf4j(LoggerFactory.getLogger(name));
    }

    private static final class Slf4j extends RoutedLogger {
        private final Logger logger;

        Slf4j(Logger logger) {
            this.logger = logger;
        }

        @Override
        void write(Severity severity, String message, Throwable thrown) {
            if (logger instanceof LocationAwareLogger) {
                ((LocationAwareLogger) logger).log(null, CALLER, location(severity), message, null, thrown);
                return;
            }
            switch (severity) {
                case ERROR:
                    logger.error(message, thrown);
                    break;
                case WARN:
                    logger.warn(message, thrown);
                    break;
                case INFO:
                    logger.info(message, thrown);
                    break;
                case DEBUG:
                    logger.debug(message, thrown);
                    break;
                default:
                    logger.trace(message, thrown);
                    break;
            }
        }

        private static int location(Severity severity) {
            switch (severity) {
                case ERROR:
                    return LocationAwareLogger.ERROR_INT;
                case WARN:
                    return LocationAwareLogger.WARN_INT;
                case INFO:
                    return LocationAwareLogger.INFO_INT;
                case DEBUG:
                    return LocationAwareLogger.DEBUG_INT;
                default:
                    return LocationAwareLogger.TRACE_INT;
            }
        }

        @Override
        boolean isOn(Severity severity) {
            switch (severity) {
                case ERROR:
                    return logger.isErrorEnabled();
                case WARN:
                    return logger.isWarnEnabled();
                case INFO:
                    return logger.isInfoEnabled();
                case DEBUG:
                    return logger.isDebugEnabled();
                default:
                    return logger.isTraceEnabled();
            }
        }
    }
}
