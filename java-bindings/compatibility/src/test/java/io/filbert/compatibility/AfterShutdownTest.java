package io.filbert.compatibility;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.hazelcast.cluster.Cluster;
import com.hazelcast.cluster.Member;
import com.hazelcast.core.Hazelcast;
import com.hazelcast.core.HazelcastException;
import com.hazelcast.core.HazelcastInstance;
import com.hazelcast.core.HazelcastInstanceNotActiveException;
import com.hazelcast.core.LifecycleService;
import com.hazelcast.cp.IAtomicLong;
import com.hazelcast.cp.lock.FencedLock;
import com.hazelcast.map.IMap;
import com.hazelcast.topic.ITopic;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What an instance and what was taken from it still do after its shutdown. */
@ExtendWith(OnEitherJar.class)
@Timeout(60)
class AfterShutdownTest {
    private static HazelcastInstance instance;
    private static IMap<String, String> map;
    private static ITopic<String> topic;
    private static FencedLock lock;
    private static IAtomicLong counter;
    private static Cluster cluster;
    private static Member member;
    private static UUID listener;
    private static String name;

    @BeforeAll
    static void startAndStop() {
        name = Members.unique("stopped");
        instance = Hazelcast.newHazelcastInstance(Members.config(name, name));
        map = instance.getMap("m");
        map.set("k", "v");
        listener = map.addEntryListener(new Recorder<String>(), true);
        topic = instance.getTopic("t");
        topic.publish("before");
        lock = instance.getCPSubsystem().getLock("l");
        lock.lock();
        lock.unlock();
        counter = instance.getCPSubsystem().getAtomicLong("c");
        counter.set(5);
        cluster = instance.getCluster();
        member = cluster.getLocalMember();
        instance.shutdown();
    }

    private static Arguments call(String called, Executable call) {
        return Arguments.of(called, call);
    }

    static Stream<Arguments> callsOfTheInstance() {
        return Stream.of(
            call("getMap", () -> instance.getMap("m")),
            call("getTopic", () -> instance.getTopic("t")),
            call("getCluster", () -> instance.getCluster()),
            call("getConfig", () -> instance.getConfig()),
            call("getCPSubsystem", () -> instance.getCPSubsystem()),
            call("getPartitionService", () -> instance.getPartitionService()),
            call("getDistributedObjects", () -> instance.getDistributedObjects()),
            call("getDistributedObject", () -> instance.getDistributedObject("hz:impl:mapService", "m")),
            call("getLocalEndpoint", () -> instance.getLocalEndpoint()),
            call("getUserContext", () -> instance.getUserContext()),
            call("getLoggingService", () -> instance.getLoggingService()));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("callsOfTheInstance")
    @Rule({"B.1.13", "2b.2"})
    void instanceIsNotActive(String called, Executable call) {
        HazelcastInstanceNotActiveException e = assertThrows(HazelcastInstanceNotActiveException.class, call);
        assertEquals("Hazelcast instance is not active!", e.getMessage());
    }

    static Stream<Arguments> callsOfTheMap() {
        return Stream.of(
            call("get", () -> map.get("k")),
            call("put", () -> map.put("k", "w")),
            call("put with time", () -> map.put("k", "w", 1, TimeUnit.SECONDS)),
            call("set", () -> map.set("k", "w")),
            call("putIfAbsent", () -> map.putIfAbsent("k", "w")),
            call("replace", () -> map.replace("k", "w")),
            call("remove", () -> map.remove("k")),
            call("delete", () -> map.delete("k")),
            call("containsKey", () -> map.containsKey("k")),
            call("containsValue", () -> map.containsValue("v")),
            call("size", () -> map.size()),
            call("keySet", () -> map.keySet()),
            call("values", () -> map.values()),
            call("entrySet", () -> map.entrySet()),
            call("putAll", () -> map.putAll(Map.of("k", "w"))),
            call("clear", () -> map.clear()),
            call("evictAll", () -> map.evictAll()),
            call("tryLock", () -> map.tryLock("k")),
            call("lock", () -> map.lock("k")),
            call("isLocked", () -> map.isLocked("k")),
            call("getEntryView", () -> map.getEntryView("k")));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("callsOfTheMap")
    @Rule({"B.1.13", "2b.2"})
    void keptMapIsNotActive(String called, Executable call) {
        assertThrows(HazelcastInstanceNotActiveException.class, call);
    }

    static Stream<Arguments> callsOfCpObjects() {
        return Stream.of(
            call("lock", () -> lock.lock()),
            call("tryLock", () -> lock.tryLock()),
            call("isLocked", () -> lock.isLocked()),
            call("counter.get", () -> counter.get()),
            call("counter.incrementAndGet", () -> counter.incrementAndGet()));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("callsOfCpObjects")
    @Rule({"B.1.13", "2b.2"})
    void keptCpObjectIsNotActive(String called, Executable call) {
        assertThrows(HazelcastInstanceNotActiveException.class, call);
    }

    @Test
    @Rule("2b.2")
    void publishOnAKeptTopicReturnsSilently() {
        topic.publish("after");
        assertThrows(NullPointerException.class, () -> topic.publish(null), "it is still asked");
    }

    @Test
    @Rule("2b.2")
    void listenerCannotBeAddedToAKeptTopic() {
        HazelcastException e = assertThrows(HazelcastException.class, () -> topic.addMessageListener(message -> { }));
        assertEquals("com.hazelcast.spi.exception.RetryableHazelcastException", e.getClass().getName());
    }

    @Test
    @Rule("2b.2")
    void listenerCannotBeRemovedFromAKeptMap() {
        assertNotNull(listener);
        assertFalse(map.removeEntryListener(listener));
        assertThrows(NullPointerException.class, () -> map.removeEntryListener(null), "it is still asked");
    }

    @Test
    @Rule("2b.2")
    void keptClusterStillAnswers() {
        assertEquals(member, cluster.getLocalMember());
        assertTrue(cluster.getMembers().contains(member));
    }

    @Test
    @Rule("2b.2")
    void namesAreKept() {
        assertEquals(name, instance.getName());
        assertEquals("m", map.getName());
        assertEquals("l", lock.getName());
        assertEquals("c", counter.getName());
    }

    @Test
    @Rule("B.1.6")
    void textSaysThatItIsNotActive() {
        assertEquals("HazelcastInstance {NOT ACTIVE}", instance.toString());
    }

    @Test
    @Rule("B.1.13")
    void lifecycleServiceIsAStub() {
        LifecycleService stub = instance.getLifecycleService();
        assertFalse(stub.isRunning());
        stub.shutdown();
        stub.terminate();
        assertThrows(HazelcastInstanceNotActiveException.class, () -> stub.addLifecycleListener(event -> { }));
    }

    @Test
    @Rule({"A.12.10", "B.16.NotActive"})
    void notActiveIsNoHazelcastException() {
        HazelcastInstanceNotActiveException e = assertThrows(HazelcastInstanceNotActiveException.class, () -> map.get("k"));
        assertFalse(HazelcastException.class.isAssignableFrom(e.getClass()));
        assertTrue(e instanceof IllegalStateException);
    }

    @Test
    @Rule("2b.9")
    void nullKeyIsNullPointerStill() {
        assertThrows(NullPointerException.class, () -> map.get(null));
    }
}
