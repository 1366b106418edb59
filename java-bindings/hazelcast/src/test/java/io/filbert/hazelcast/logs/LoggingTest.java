package io.filbert.hazelcast.logs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.hazelcast.config.Config;
import com.hazelcast.config.InvalidConfigurationException;
import com.hazelcast.core.Hazelcast;
import com.hazelcast.core.HazelcastInstance;
import com.hazelcast.logging.AbstractLogger;
import com.hazelcast.logging.ILogger;
import com.hazelcast.logging.LogEvent;
import com.hazelcast.logging.Logger;
import com.hazelcast.logging.LoggerFactory;
import io.filbert.hazelcast.NeedsLibrary;
import java.io.File;
import java.net.URL;
import java.net.URLClassLoader;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** {@code hazelcast.logging.type} and {@code .class}, with the real libraries behind. */
@ExtendWith(NeedsLibrary.class)
@Timeout(60)
class LoggingTest {
    private static final String CLUSTER = "com.hazelcast.internal.cluster.ClusterService";
    /** Levels are asked for again every 5 s. */
    private static final long WAIT_SECONDS = 20;

    private static Config config(String... members) {
        Config config = new Config().setClusterName("logging-test");
        config.getNetworkConfig().setPort(0).setPublicAddress("127.0.0.1");
        config.getNetworkConfig().getInterfaces().setEnabled(true).addInterface("127.0.0.1");
        config.getNetworkConfig().getJoin().getTcpIpConfig().setEnabled(true).setMembers(List.of(members));
        return config;
    }

    private static String address(HazelcastInstance instance) {
        return "127.0.0.1:" + instance.getCluster().getLocalMember().getAddress().getPort();
    }

    private static void await(String what, BooleanSupplier condition) throws InterruptedException {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(WAIT_SECONDS);
        while (!condition.getAsBoolean()) {
            assertTrue(System.nanoTime() < deadline, what);
            Thread.sleep(10);
        }
    }

    @AfterEach
    void stop() {
        Hazelcast.shutdownAll();
    }

    @ParameterizedTest
    @EnumSource
    void recordsReachTheLibraryUnderTheirOwnLoggersAndLevels(Library library) throws Exception {
        library.begin();
        HazelcastInstance instance = Hazelcast.newHazelcastInstance(config().setProperty("hazelcast.logging.type", library.type));
        await("the member list in " + library.lines, () -> library.has("INFO", CLUSTER, "Members {size:1, ver:1}"));
        await("a warning in " + library.lines, () -> library.has("WARN", "com.hazelcast.cp.CPSubsystem", "[logging-test] [5.3.8] CP Subsystem is not enabled"));
        ILogger logger = instance.getLoggingService().getLogger("com.hazelcast.of.the.application");
        logger.severe("told {} as it is", new IllegalStateException("reason"));
        assertTrue(library.has("ERROR", "com.hazelcast.of.the.application", "told {} as it is"), () -> library.lines.toString());
        assertTrue(logger.isInfoEnabled());
        assertFalse(logger.isFineEnabled());
        assertEquals(Level.INFO, logger.getLevel());
        instance.shutdown();
        assertTrue(library.has("INFO", "com.hazelcast.core.LifecycleService", "is SHUTDOWN"), () -> "written before shutdown returns: " + library.lines);
    }

    @ParameterizedTest
    @EnumSource
    void levelThatAnOperatorChangesIsFollowed(Library library) throws Exception {
        library.begin();
        library.level(false);
        library.lines.clear();
        Config config = config().setProperty("hazelcast.logging.type", library.type);
        HazelcastInstance first = Hazelcast.newHazelcastInstance(config);
        Hazelcast.newHazelcastInstance(config(address(first)).setProperty("hazelcast.logging.type", "none")).shutdown();
        assertEquals(List.of(), library.lines, "errors only");
        library.level(true);
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(WAIT_SECONDS);
        while (!library.has("INFO", CLUSTER, "Members {size:2")) {
            assertTrue(System.nanoTime() < deadline, () -> "nothing at INFO: " + library.lines);
            Hazelcast.newHazelcastInstance(config(address(first)).setProperty("hazelcast.logging.type", "none")).shutdown();
        }
    }

    /** A host's own. */
    public static final class Own implements LoggerFactory {
        static final List<String> LINES = new CopyOnWriteArrayList<>();

        @Override
        public ILogger getLogger(String name) {
            return new AbstractLogger() {
                @Override
                public void log(Level level, String message) {
                    log(level, message, null);
                }

                @Override
                public void log(Level level, String message, Throwable thrown) {
                    LINES.add(level + " " + name + " " + message);
                }

                @Override
                public void log(LogEvent event) {
                    log(event.getLogRecord().getLevel(), event.getLogRecord().getMessage(), null);
                }

                @Override
                public Level getLevel() {
                    return Level.INFO;
                }

                @Override
                public boolean isLoggable(Level level) {
                    return level.intValue() >= Level.INFO.intValue();
                }
            };
        }
    }

    @Test
    void hostsOwnFactoryIsUsed() throws Exception {
        Hazelcast.newHazelcastInstance(config().setProperty("hazelcast.logging.class", Own.class.getName()));
        await("lines", () -> Own.LINES.stream().anyMatch(line -> line.startsWith("INFO " + CLUSTER) && line.contains("Members {size:1")));
    }

    @Test
    void listenersHearWhatIsLogged() throws Exception {
        HazelcastInstance instance = Hazelcast.newHazelcastInstance(config().setProperty("hazelcast.logging.class", Own.class.getName()));
        List<LogEvent> heard = new CopyOnWriteArrayList<>();
        com.hazelcast.logging.LogListener listener = heard::add;
        instance.getLoggingService().addLogListener(Level.INFO, listener);
        instance.getLoggingService().getLogger("mine").info("own words");
        LogEvent own = heard.stream().filter(event -> event.getLogRecord().getMessage().equals("own words")).findFirst().orElseThrow();
        assertEquals(instance.getCluster().getLocalMember(), own.getMember());
        Hazelcast.newHazelcastInstance(config(address(instance)).setProperty("hazelcast.logging.type", "none"));
        await("the engine's", () -> heard.stream().anyMatch(event -> event.getLogRecord().getMessage().contains("Members {size:2")));
        instance.getLoggingService().removeLogListener(listener);
        instance.getLoggingService().getLogger("mine").info("nobody listens");
        assertFalse(heard.stream().anyMatch(event -> event.getLogRecord().getMessage().equals("nobody listens")));
    }

    @Test
    void noneIsSilentAndAnUnknownTypeIsRefused() throws Exception {
        List<String> lines = new ArrayList<>();
        Handler handler = handler(lines);
        java.util.logging.Logger root = java.util.logging.Logger.getLogger("com.hazelcast");
        Level before = root.getLevel(); // other tests of this JVM may have turned it off
        root.setLevel(Level.INFO);
        root.addHandler(handler);
        try {
            Hazelcast.newHazelcastInstance(config().setProperty("hazelcast.logging.type", "none")).shutdown();
            assertEquals(List.of(), lines);
            Config unknown = config().setProperty("hazelcast.logging.type", "log4j3");
            String message = assertThrows(InvalidConfigurationException.class, () -> Hazelcast.newHazelcastInstance(unknown)).getMessage();
            assertTrue(message.contains("log4j3") && message.contains("jdk, log4j, log4j2, slf4j, none"), message);
        } finally {
            root.removeHandler(handler);
            root.setLevel(before);
        }
        assertSame(Logger.noLogger(), Logger.noLogger());
    }

    private static Handler handler(List<String> lines) {
        return new Handler() {
            @Override
            public synchronized void publish(LogRecord record) {
                lines.add(record.getMessage());
            }

            @Override
            public void flush() {
                // Nothing is kept back.
            }

            @Override
            public void close() {
                // Nothing is held.
            }
        };
    }

    @Test
    void withoutTheLibraryItStartsAndSaysSo() throws Exception {
        List<String> lines = new ArrayList<>();
        Handler handler = handler(lines);
        java.util.logging.Logger root = java.util.logging.Logger.getLogger("com.hazelcast");
        Level before = root.getLevel(); // other tests of this JVM may have turned it off
        root.setLevel(Level.INFO);
        root.addHandler(handler);
        URL[] jars = {location(Hazelcast.class), location(io.filbert.Grid.class)};
        try (URLClassLoader bare = new URLClassLoader(jars, ClassLoader.getPlatformClassLoader())) {
            Class<?> configClass = bare.loadClass(Config.class.getName());
            for (String type : List.of("log4j2", "log4j", "slf4j")) {
                Object config = configClass.getConstructor().newInstance();
                configClass.getMethod("setProperty", String.class, String.class).invoke(config, "hazelcast.logging.type", type);
                Object instance = bare.loadClass(Hazelcast.class.getName()).getMethod("newHazelcastInstance", configClass).invoke(null, config);
                bare.loadClass(HazelcastInstance.class.getName()).getMethod("shutdown").invoke(instance);
                assertTrue(lines.stream().anyMatch(line -> line.contains("hazelcast.logging.type is '" + type + "'")), lines::toString);
            }
        } finally {
            root.removeHandler(handler);
            root.setLevel(before);
        }
    }

    private static URL location(Class<?> type) throws Exception {
        return new File(type.getProtectionDomain().getCodeSource().getLocation().toURI()).toURI().toURL();
    }
}
