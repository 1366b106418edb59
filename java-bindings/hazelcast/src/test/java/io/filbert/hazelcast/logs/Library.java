package io.filbert.hazelcast.logs;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** A real logging library, of which a test keeps what it was told. */
enum Library {
    LOG4J2("log4j2") {
        @Override
        void level(boolean info) {
            org.apache.logging.log4j.core.config.Configurator.setLevel("com.hazelcast",
                info ? org.apache.logging.log4j.Level.INFO : org.apache.logging.log4j.Level.ERROR);
        }

        @Override
        void begin() {
            level(true); // makes a configuration of that name
            var context = org.apache.logging.log4j.core.LoggerContext.getContext(false);
            var appender = new org.apache.logging.log4j.core.appender.AbstractAppender("kept", null, null, true, null) {
                @Override
                public void append(org.apache.logging.log4j.core.LogEvent event) {
                    lines.add(event.getLevel() + " " + event.getLoggerName() + " " + event.getMessage().getFormattedMessage());
                }
            };
            appender.start();
            var logger = context.getConfiguration().getLoggerConfig("com.hazelcast");
            logger.removeAppender("kept");
            logger.addAppender(appender, null, null);
            logger.setAdditive(false);
            context.updateLoggers();
        }
    },
    SLF4J("slf4j") {
        private ch.qos.logback.classic.Logger logger() {
            return (ch.qos.logback.classic.Logger) org.slf4j.LoggerFactory.getLogger("com.hazelcast");
        }

        @Override
        void level(boolean info) {
            logger().setLevel(info ? ch.qos.logback.classic.Level.INFO : ch.qos.logback.classic.Level.ERROR);
        }

        @Override
        void begin() {
            var appender = new ch.qos.logback.core.AppenderBase<ch.qos.logback.classic.spi.ILoggingEvent>() {
                @Override
                protected void append(ch.qos.logback.classic.spi.ILoggingEvent event) {
                    lines.add(event.getLevel() + " " + event.getLoggerName() + " " + event.getFormattedMessage());
                }
            };
            appender.setContext(logger().getLoggerContext());
            appender.start();
            logger().detachAndStopAllAppenders();
            logger().addAppender(appender);
            logger().setAdditive(false);
            level(true);
        }
    },
    LOG4J("log4j") {
        private final org.apache.log4j.Logger logger = org.apache.log4j.Logger.getLogger("com.hazelcast");

        @Override
        void level(boolean info) {
            logger.setLevel(info ? org.apache.log4j.Level.INFO : org.apache.log4j.Level.ERROR);
        }

        @Override
        void begin() {
            logger.removeAllAppenders();
            logger.setAdditivity(false);
            level(true);
            logger.addAppender(new org.apache.log4j.AppenderSkeleton() {
                @Override
                protected void append(org.apache.log4j.spi.LoggingEvent event) {
                    lines.add(event.getLevel() + " " + event.getLoggerName() + " " + event.getRenderedMessage());
                }

                @Override
                public boolean requiresLayout() {
                    return false;
                }

                @Override
                public void close() {
                    // It keeps lines only.
                }
            });
        }
    };

    final String type;
    final List<String> lines = new CopyOnWriteArrayList<>();

    Library(String type) {
        this.type = type;
    }

    /** What the operator's file says of {@code com.hazelcast}: INFO or ERROR. */
    abstract void level(boolean info);

    abstract void begin();

    boolean has(String level, String logger, String text) {
        return lines.stream().anyMatch(line -> line.startsWith(level + " " + logger + " ") && line.contains(text));
    }
}
