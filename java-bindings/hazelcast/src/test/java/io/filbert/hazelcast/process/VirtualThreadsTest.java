package io.filbert.hazelcast.process;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.filbert.hazelcast.NeedsLibrary;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledForJreRange;
import org.junit.jupiter.api.condition.JRE;
import org.junit.jupiter.api.extension.ExtendWith;

/** No virtual thread holds its carrier, whatever it calls, and very many cost little. {@code tests/matrix.sh} runs this where there are such threads. */
@ExtendWith(NeedsLibrary.class)
@EnabledForJreRange(min = JRE.JAVA_21)
@Timeout(240)
class VirtualThreadsTest {
    /** Nobody removes the member that stands still, for as long as the carrier's turns may take on a busy machine. */
    private static final String PATIENCE = "-Dfilbert.silence.max.millis=120000";
    private static final List<String> ONE_CARRIER = List.of(PATIENCE, "-Djdk.virtualThreadScheduler.parallelism=1", "-Djdk.virtualThreadScheduler.maxPoolSize=1");
    private static final int MANY = 100_000;
    private static final long GREW_KILOBYTES_MAX = 64 << 10;

    @Test
    void noCallHoldsItsCarrierWhileTheOtherMemberStandsStill() throws Exception {
        try (Child peer = new Child(List.of(PATIENCE), Member.class)) {
            String pid = peer.await("ready");
            try (Child caller = new Child(ONE_CARRIER, VirtualThreads.class, "verbs", pid)) {
                peer.tell(caller.await("ready"));
                peer.await("joined");
                caller.tell("");
                assertEquals("true", caller.await("ticks"), () -> "the carrier's turns ended\n" + caller.said());
                int waiting = Integer.parseInt(caller.await("waiting").split(" ")[0]);
                assertTrue(waiting >= 30, () -> "so few calls waited for the peer, what was tested?\n" + caller.said());
                assertTrue(caller.await("ended").startsWith("true"), caller::said);
                assertEquals("0", caller.await("pinned"), caller::said);
                assertFalse(caller.said().contains("failed"), caller::said);
            }
        }
    }

    @Test
    void hundredThousandCostLittle() throws Exception {
        try (Child peer = new Child(List.of(), Member.class)) {
            peer.await("ready");
            try (Child caller = new Child(List.of("-Xms768m", "-Xmx768m", "-XX:+AlwaysPreTouch", "-XX:+UseSerialGC"), VirtualThreads.class, "many", "" + MANY)) {
                peer.tell(caller.await("ready"));
                peer.await("joined");
                caller.tell("");
                caller.await("sum"); // of the warm-up
                assertEquals("true still 0", caller.await("ended"), caller::said);
                assertEquals(2 * MANY, Integer.parseInt(caller.await("sum")), caller::said);
                long grew = Long.parseLong(caller.await("grew"));
                System.out.println("100,000 virtual threads: the process grew by " + grew + " KB\n" + caller.said());
                assertTrue(grew < GREW_KILOBYTES_MAX, caller::said);
            }
        }
    }
}
