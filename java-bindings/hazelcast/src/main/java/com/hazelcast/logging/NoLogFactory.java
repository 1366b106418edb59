package com.hazelcast.logging;

import java.util.logging.Level;

/** {@code hazelcast.logging.type=none}. */
public class NoLogFactory implements LoggerFactory {
    static final ILogger NONE = new None();

    @Override
    public ILogger getLogger(String name) {
        return NONE;
    }

    private static final class None extends AbstractLogger {
        @Override
        public void log(Level level, String message) {
            // Nobody wants it.
        }

        @Override
        public void log(Level level, String message, Throwable thrown) {
            // Nobody wants it.
        }

        @Override
        public void log(LogEvent logEvent) {
            // Nobody wants it.
        }

        @Override
        public Level getLevel() {
            return Level.OFF;
        }

        @Override
        public boolean isLoggable(Level level) {
            return false;
        }
    }
}
