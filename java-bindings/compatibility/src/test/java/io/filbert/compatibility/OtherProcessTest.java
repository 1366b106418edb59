package io.filbert.compatibility;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.hazelcast.config.Config;
import com.hazelcast.config.ListenerConfig;
import com.hazelcast.core.Hazelcast;
import com.hazelcast.core.HazelcastInstance;
import com.hazelcast.core.LifecycleListener;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

/** What only a JVM's own end or beginning shows: the hook at its end, and which thread came first. */
@ExtendWith(OnEitherJar.class)
@Timeout(60)
class OtherProcessTest {
    /** The other JVM: what it does is its argument. */
    static final class Main {
        private Main() {
        }

        public static void main(String[] arguments) throws Exception {
            if (arguments[0].equals("threads")) {
                AtomicInteger ended = new AtomicInteger();
                for (int i = 0; i < 5; i++) {
                    int number = i;
                    onItsOwnThread(() -> {
                        Hazelcast.newHazelcastInstance(Members.config("other" + number, "other")).getLifecycleService().terminate();
                        ended.incrementAndGet();
                    });
                }
                System.out.println(ended.get() + " ended");
                return;
            }
            Config config = Members.config("hooked", "hooked").setProperty("hazelcast.shutdownhook.enabled", arguments[0]);
            config.addListenerConfig(new ListenerConfig((LifecycleListener) event -> System.out.println(event.getState())));
            HazelcastInstance instance = Hazelcast.newHazelcastInstance(config);
            instance.getMap("m").set("k", "v");
            System.exit(0);
        }

        private static void onItsOwnThread(Runnable body) throws InterruptedException {
            Thread thread = new Thread(body);
            thread.start();
            thread.join();
        }
    }

    private static String output(String argument) throws Exception {
        List<String> command = new ArrayList<>(List.of(System.getProperty("java.home") + "/bin/java", "-XX:-CreateCoredumpOnCrash",
            "-cp", System.getProperty("java.class.path"), Main.class.getName(), argument));
        Process process = new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.DISCARD).start();
        try {
            assertTrue(process.waitFor(30, TimeUnit.SECONDS), "it ends"); // what it writes fits the pipe
            String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            assertEquals(0, process.exitValue(), output);
            return output;
        } finally {
            process.destroyForcibly();
        }
    }

    @Test
    @Rule("B.1.15")
    void hookStopsTheInstance() throws Exception {
        String states = output("true");
        assertTrue(states.contains("STARTED"), states);
        assertTrue(states.indexOf("SHUTTING_DOWN") > 0 && states.trim().endsWith("SHUTDOWN"), states);
    }

    @Test
    @Rule("B.1.15")
    void withoutTheHookNothingIsToldAtTheEnd() throws Exception {
        String states = output("false");
        assertTrue(states.contains("STARTED"), states);
        assertFalse(states.contains("SHUTDOWN"), states);
    }

    @Test
    void firstThreadMayEndBeforeOthersBegin() throws Exception {
        assertEquals("5 ended", output("threads").trim());
    }
}
