package io.filbert.hazelcast.process;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.filbert.hazelcast.NeedsLibrary;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** What an instance leaves in its JVM, and what it does when the JVM ends. */
@ExtendWith(NeedsLibrary.class)
@Timeout(90)
class LifeTest {
    private static final int THREADS_MAX = 5;

    @TempDir
    Path directory;

    @Test
    void nothingOutlivesAShutdownAndTheJvmEndsByItself() throws Exception {
        try (Child life = new Child(List.of("-Djava.io.tmpdir=" + directory), Life.class, "leftovers")) {
            assertTrue(Integer.parseInt(life.await("threads")) > 0, "else the test sees nothing");
            life.await("looked");
            assertEquals(0, life.exit());
            assertFalse(life.said().contains("left "), life::said);
        }
    }

    @Test
    void instanceAddsFewThreads() throws Exception {
        try (Child life = new Child(List.of(), Life.class, "cost")) {
            int threads = Integer.parseInt(life.await("threads").split(" ")[0]);
            assertTrue(threads > 0 && threads <= THREADS_MAX, life::said);
            life.await("done");
        }
    }

    @Test
    void hookStopsTheInstanceWhenTheJvmEnds() throws Exception {
        try (Child life = new Child(List.of(), Life.class, "true")) {
            life.await("ready");
            life.signal("TERM");
            assertEquals("SHUTTING_DOWN", life.await("state"));
            assertEquals("SHUTDOWN", life.await("state"));
            assertEquals("HazelcastInstanceNotActiveException", life.await("refused"));
            life.exit();
        }
    }

    @Test
    void withoutTheHookItServesUntilTheEnd() throws Exception {
        try (Child life = new Child(List.of(), Life.class, "false")) {
            life.await("ready");
            life.signal("TERM");
            life.await("served");
            life.exit();
            assertFalse(life.said().contains("state"), life::said);
        }
    }
}
