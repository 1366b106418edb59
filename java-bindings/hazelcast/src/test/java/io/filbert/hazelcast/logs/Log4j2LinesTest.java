package io.filbert.hazelcast.logs;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TimeZone;
import org.apache.logging.log4j.Level;
import org.apache.logging.log4j.core.LogEvent;
import org.apache.logging.log4j.core.impl.ContextDataFactory;
import org.apache.logging.log4j.core.impl.Log4jLogEvent;
import org.apache.logging.log4j.core.layout.PatternLayout;
import org.apache.logging.log4j.message.SimpleMessage;
import org.apache.logging.log4j.util.StringMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * What real log4j2 writes for the patterns of WSO2's products; {@code src/logging/layout} must write the same. To write the file anew:
 * {@code mvn -f java-bindings/pom.xml test -Dtest=Log4j2LinesTest -Dfilbert.write.fixture=true -Dsurefire.failIfNoSpecifiedTests=false}
 */
class Log4j2LinesTest {
    private static final Path FIXTURE = Path.of("../../tests/fixtures/log4j2-lines.tsv");
    private static final List<String> PATTERNS = List.of(
        "[%d{DEFAULT}] %5p - %c{1} %m%n",
        "TID: [%tenantId] [%appName] [%d] %5p {%c} - %m%ex%n",
        "[%d] %5p {%c} - %mm%ex%n",
        "TID: [%tenantId] [%appName] [%d] %5p {%c} - %mm%ex%n");
    private static final List<String> MESSAGES = List.of(
        "[10.0.0.11]:4500 [wso2.am.domain] [5.3.8] [10.0.0.11]:4500 is STARTED",
        "[10.0.0.11]:4500 [wso2.am.domain] [5.3.8] \n\nMembers {size:2, ver:2} [\n\tMember [10.0.0.11]:4500 - 6a66cf34-b6d1-431d-adce-358d4f3cb53e this\n"
            + "\tMember [10.0.0.12]:4500 - c55d0877-8b56-4be2-8472-da4cb233b84f\n]\n",
        "", "100 % of {} and ${env:HOME} stay \\ as they are", "Grüße, 漢字 😀\ttab");
    private static final List<String> LOGGERS = List.of("com.hazelcast.internal.cluster.ClusterService", "root", "com.hazelcast.core.");
    /** A whole second, a day's first and last millisecond, before 1970 none: the clock of a member is after it. */
    private static final long[] TIMES = {1_795_346_467_153L, 1_735_689_600_000L, 1_709_251_199_999L};

    private TimeZone before;

    @BeforeEach
    void utc() {
        before = TimeZone.getDefault();
        TimeZone.setDefault(TimeZone.getTimeZone("UTC"));
    }

    @AfterEach
    void restore() {
        TimeZone.setDefault(before);
    }

    @Test
    void fixtureIsWhatLog4j2Writes() throws Exception {
        StringBuilder all = new StringBuilder();
        int turn = 0;
        for (String pattern : PATTERNS) {
            PatternLayout layout = PatternLayout.newBuilder().withPattern(pattern).build();
            for (String message : MESSAGES) {
                for (Level level : List.of(Level.ERROR, Level.WARN, Level.INFO, Level.DEBUG, Level.TRACE)) {
                    String logger = LOGGERS.get(turn % LOGGERS.size());
                    long time = TIMES[turn % TIMES.length];
                    Map<String, String> context = turn % 2 == 0 ? Map.of() : Map.of("tenantId", "-1234", "appName", "api manager");
                    LogEvent event = event(level, logger, message, time, context);
                    String line = layout.toSerializable(event);
                    for (String field : List.of(pattern, Long.toString(time), level.name(), logger, context.getOrDefault("tenantId", ""),
                        context.getOrDefault("appName", ""), message)) {
                        all.append(escaped(field)).append('\t');
                    }
                    all.append(escaped(line)).append('\n');
                    turn++;
                }
            }
        }
        if (Boolean.getBoolean("filbert.write.fixture")) {
            Files.writeString(FIXTURE, all);
        }
        assertEquals(Files.readString(FIXTURE), all.toString());
    }

    private static LogEvent event(Level level, String logger, String message, long time, Map<String, String> context) {
        StringMap data = ContextDataFactory.createContextData();
        context.forEach(data::putValue);
        return Log4jLogEvent.newBuilder().setLevel(level).setLoggerName(logger).setMessage(new SimpleMessage(message)).setTimeMillis(time).setContextData(data)
            .setThreadName("main").build();
    }

    private static String escaped(String text) {
        return text.replace("\\", "\\\\").replace("\n", "\\n").replace("\t", "\\t");
    }
}
