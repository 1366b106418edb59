package io.filbert.hazelcast.process;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.filbert.hazelcast.NeedsLibrary;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

/** Gateways with a clustering agent in the manner of WSO2's, one per JVM: what their operators count on. */
@ExtendWith(NeedsLibrary.class)
@Timeout(120)
class AgentTest {
    private static final long STATE_SECONDS = 10;

    private final List<Child> started = new ArrayList<>();

    private Child agent(String... wellKnown) throws Exception {
        Child agent = new Child(List.of(), Agent.class, wellKnown);
        started.add(agent);
        return agent;
    }

    @AfterEach
    void stop() throws Exception {
        Collections.reverse(started);
        for (Child agent : started) {
            agent.close();
        }
    }

    /** Asks until the agent is in that state. */
    private static void awaitState(Child agent, String expected) throws InterruptedException {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(STATE_SECONDS);
        while (true) {
            agent.tell("state");
            String state = agent.await("state ");
            if (state.equals(expected)) {
                return;
            }
            assertTrue(System.nanoTime() < deadline, () -> "expected " + expected + ", found " + state + "\n" + agent.said());
            Thread.sleep(20);
        }
    }

    @Test
    void messagesAndCachesWorkWhileAMembershipListenerSleeps() throws Exception {
        Child first = agent();
        String address = first.await("ready");
        assertTrue(first.said().contains("coordinator"), first::said);
        Child second = agent(address);
        second.await("ready");
        assertFalse(second.said().contains("coordinator"), second::said);
        assertTrue(first.await("added").startsWith("/127.0.0.1:"), "an address without a host name, as operators know it");
        second.tell("put token t1");
        assertEquals("added token t1 null", first.await("cache "), "a value that was not asked for, and one by calling back");
        assertEquals("added token t1 null own", second.await("cache "));
        first.tell("send hello");
        assertEquals("hello with t1 of 1", first.await("message "), "publishers hear themselves");
        assertEquals("hello with t1 of 1", second.await("message "));
        second.tell("send fail");
        second.tell("send after");
        assertEquals("after with t1 of 1", first.await("message "), "a listener that threw hears on");
        second.tell("put token t2");
        assertEquals("updated token t2 null", first.await("cache "));
        assertEquals("updated token t2 null own", second.await("cache "));
        second.tell("evictAll");
        assertEquals("evicted 1", first.await("cache "), "the handler evicts again, and that is the end");
        assertEquals("evicted 1", second.await("cache "), "here, too: what is put from now on stays");
        first.tell("put token t3");
        assertEquals("added token t3 null own", first.await("cache "), "no further eviction was told");
        assertFalse(first.said().contains("replayed"), () -> "all that came while the membership listener slept\n" + first.said());
        first.await("replayed 1");
        assertTrue(second.await("message replayed ").startsWith("hello with "), "sent anew to who came later");
        awaitState(first, "coordinator=true members=2 map=2 wellKnown=1 token=t3 safe=true");
        awaitState(second, "coordinator=false members=2 map=2 wellKnown=1 token=t3 safe=true");
        second.tell("stop");
        assertEquals("wso2.test.domain.instance false null", second.await("stopped"));
        first.await("removed");
        assertFalse(second.said().contains("threw"), "publishing on a kept topic is silent: " + second.said());
    }

    @Test
    void nextOldestIsCoordinatorWhenTheFirstIsKilledAndTheKilledOneComesBack() throws Exception {
        Child first = agent();
        String one = first.await("ready");
        Child second = agent(one);
        String two = second.await("ready");
        Child third = agent(one, two);
        String three = third.await("ready");
        second.tell("put token kept");
        awaitState(third, "coordinator=false members=3 map=3 wellKnown=2 token=kept safe=true");
        long killed = System.nanoTime();
        first.signal("KILL");
        second.await("coordinator");
        long millis = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - killed);
        System.out.println("the next coordinator " + millis + " ms after kill -9");
        assertEquals("null null", third.await("removed").split(" ", 2)[1], "looked up by UUID where the keys are strings");
        awaitState(second, "coordinator=true members=2 map=3 wellKnown=1 token=kept safe=true");
        awaitState(third, "coordinator=false members=2 map=3 wellKnown=1 token=kept safe=true");
        Child again = agent(two, three);
        again.await("ready");
        assertFalse(again.said().contains("coordinator"), again::said);
        awaitState(again, "coordinator=false members=3 map=4 wellKnown=2 token=kept safe=true");
        again.tell("send back");
        assertEquals("back with kept of 1", second.await("message "));
        assertEquals("back with kept of 1", third.await("message "));
        awaitState(second, "coordinator=true members=3 map=4 wellKnown=2 token=kept safe=true");
    }
}
