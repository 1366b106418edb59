package io.filbert.compatibility;

import static io.filbert.compatibility.Eventually.eventually;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.hazelcast.config.Config;
import com.hazelcast.core.Hazelcast;
import com.hazelcast.core.HazelcastInstance;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

/** Lines that operators look for, heard from java.util.logging while one instance starts, works and stops. */
@ExtendWith(OnEitherJar.class)
@Timeout(60)
class LogLinesTest {
    private static final Logger ROOT = Logger.getLogger("com.hazelcast");
    private static final List<LogRecord> RECORDS = new CopyOnWriteArrayList<>();
    private static final Handler HANDLER = new Handler() {
        @Override
        public void publish(LogRecord record) {
            RECORDS.add(record);
        }

        @Override
        public void flush() {
        }

        @Override
        public void close() {
        }
    };
    private static HazelcastInstance instance;
    private static String cluster;

    @BeforeAll
    static void start() {
        RECORDS.clear();
        ROOT.addHandler(HANDLER);
        ROOT.setUseParentHandlers(false);
        cluster = Members.unique("lines");
        Config config = Members.config(cluster, cluster).setProperty("hazelcast.logging.type", "jdk");
        instance = Hazelcast.newHazelcastInstance(config);
        HazelcastInstance second = Hazelcast.newHazelcastInstance(
            Members.config(cluster + "-second", cluster, Members.address(instance)).setProperty("hazelcast.logging.type", "jdk"));
        second.shutdown();
        eventually(() -> assertEquals(1, instance.getCluster().getMembers().size()));
    }

    @AfterAll
    static void stop() {
        instance.getLifecycleService().terminate();
        ROOT.removeHandler(HANDLER);
        ROOT.setUseParentHandlers(true);
    }

    private static boolean heard(String logger, Level level, String text) {
        return RECORDS.stream().anyMatch(record -> record.getLoggerName().equals(logger) && record.getLevel().equals(level)
            && String.valueOf(record.getMessage()).contains(text));
    }

    private static void expect(String logger, Level level, String text) {
        eventually(() -> assertTrue(heard(logger, level, text), () -> text + " in " + RECORDS.size() + " records"));
    }

    @Test
    @Rule("B.10.1")
    void unsafeModeIsSaidAtStart() {
        expect("com.hazelcast.cp.CPSubsystem", Level.WARNING, "CP Subsystem is not enabled. CP data structures will operate in UNSAFE mode!");
    }

    @Test
    @Rule("B.1.10")
    void lifecycleIsSaid() {
        expect("com.hazelcast.core.LifecycleService", Level.INFO, "is STARTING");
        expect("com.hazelcast.core.LifecycleService", Level.INFO, "is STARTED");
        expect("com.hazelcast.core.LifecycleService", Level.INFO, "is SHUTTING_DOWN");
        expect("com.hazelcast.core.LifecycleService", Level.INFO, "is SHUTDOWN");
    }

    @Test
    void linesBeginWithAddressClusterAndVersion() {
        String prefix = "[127.0.0.1]:" + instance.getCluster().getLocalMember().getAddress().getPort() + " [" + cluster + "] [5.3.8] ";
        expect("com.hazelcast.core.LifecycleService", Level.INFO, prefix);
    }

    @Test
    void membersAreListed() {
        expect("com.hazelcast.internal.cluster.ClusterService", Level.INFO, "Members {size:2, ver:2} [");
    }

    @Test
    void levelsAreThoseOfTheJdk() {
        Level before = ROOT.getLevel();
        try {
            ROOT.setLevel(Level.SEVERE);
            assertFalse(instance.getLoggingService().getLogger("com.hazelcast.some").isLoggable(Level.INFO));
            ROOT.setLevel(Level.FINE);
            assertTrue(instance.getLoggingService().getLogger("com.hazelcast.some").isLoggable(Level.FINE));
        } finally {
            ROOT.setLevel(before);
        }
    }

    @Test
    void ownLinesGoTheSameWay() {
        instance.getLoggingService().getLogger("com.hazelcast.mine").warning("written by the test");
        expect("com.hazelcast.mine", Level.WARNING, "written by the test");
    }
}
