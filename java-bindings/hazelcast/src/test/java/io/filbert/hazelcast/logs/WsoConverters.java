package io.filbert.hazelcast.logs;

import org.apache.logging.log4j.core.LogEvent;
import org.apache.logging.log4j.core.config.plugins.Plugin;
import org.apache.logging.log4j.core.pattern.ConverterKeys;
import org.apache.logging.log4j.core.pattern.LogEventPatternConverter;
import org.apache.logging.log4j.core.pattern.PatternConverter;

/** What WSO2's products add to log4j2's patterns: tenant and application from the thread's context, and a message in which nothing is to be masked. */
public final class WsoConverters {
    private WsoConverters() {
    }

    /** {@code %tenantId}. */
    @Plugin(name = "FilbertTestTenant", category = PatternConverter.CATEGORY)
    @ConverterKeys("tenantId")
    public static final class Tenant extends LogEventPatternConverter {
        private Tenant() {
            super("tenantId", "tenantId");
        }

        public static Tenant newInstance(String[] options) {
            return new Tenant();
        }

        @Override
        public void format(LogEvent event, StringBuilder out) {
            append(event, "tenantId", out);
        }
    }

    /** {@code %appName}. */
    @Plugin(name = "FilbertTestApplication", category = PatternConverter.CATEGORY)
    @ConverterKeys("appName")
    public static final class Application extends LogEventPatternConverter {
        private Application() {
            super("appName", "appName");
        }

        public static Application newInstance(String[] options) {
            return new Application();
        }

        @Override
        public void format(LogEvent event, StringBuilder out) {
            append(event, "appName", out);
        }
    }

    /** {@code %mm}. */
    @Plugin(name = "FilbertTestMasked", category = PatternConverter.CATEGORY)
    @ConverterKeys("mm")
    public static final class Masked extends LogEventPatternConverter {
        private Masked() {
            super("mm", "mm");
        }

        public static Masked newInstance(String[] options) {
            return new Masked();
        }

        @Override
        public void format(LogEvent event, StringBuilder out) {
            out.append(event.getMessage().getFormattedMessage());
        }
    }

    private static void append(LogEvent event, String key, StringBuilder out) {
        String value = event.getContextData().getValue(key);
        if (value != null) {
            out.append(value);
        }
    }
}
