package io.filbert.compatibility;

import static io.filbert.compatibility.Eventually.eventually;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.hazelcast.config.Config;
import com.hazelcast.config.EntryListenerConfig;
import com.hazelcast.config.InvalidConfigurationException;
import com.hazelcast.config.ListenerConfig;
import com.hazelcast.config.MapConfig;
import com.hazelcast.core.Hazelcast;
import com.hazelcast.core.HazelcastInstance;
import com.hazelcast.core.HazelcastInstanceNotActiveException;
import com.hazelcast.core.LifecycleEvent;
import com.hazelcast.core.LifecycleEvent.LifecycleState;
import com.hazelcast.core.LifecycleListener;
import com.hazelcast.map.IMap;
import com.hazelcast.transaction.TransactionOptions;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

/** The instances of a JVM: names, statics, lifecycle. */
@ExtendWith(OnEitherJar.class)
@Timeout(60)
class InstanceTest {
    private final String name = Members.unique("instance");
    private final List<LifecycleState> states = new CopyOnWriteArrayList<>();
    private HazelcastInstance instance;

    private Config config() {
        return Members.config(name, name);
    }

    private HazelcastInstance start() {
        instance = Hazelcast.newHazelcastInstance(config());
        return instance;
    }

    @AfterEach
    void stop() {
        if (instance != null) {
            instance.getLifecycleService().terminate();
        }
    }

    /** A lambda that a ListenerConfig takes. */
    private interface Listener extends LifecycleListener {
    }

    @Test
    @Rule("B.1.1")
    void nameIsTakenOnce() {
        start();
        InvalidConfigurationException e = assertThrows(InvalidConfigurationException.class, () -> Hazelcast.newHazelcastInstance(config()));
        assertEquals("HazelcastInstance with name '" + name + "' already exists!", e.getMessage());
    }

    @Test
    @Rule("B.1.1")
    void nameIsFreeAfterAShutdown() {
        HazelcastInstance before = start();
        before.shutdown();
        assertNotEquals(null, start());
        assertTrue(instance.getLifecycleService().isRunning());
        assertFalse(before.getLifecycleService().isRunning());
    }

    @Test
    @Rule("B.1.1")
    void namelessInstanceGetsAName() {
        instance = Hazelcast.newHazelcastInstance(config().setInstanceName(null));
        assertNotNull(instance.getName());
        assertSame(instance, Hazelcast.getHazelcastInstanceByName(instance.getName()));
    }

    @Test
    @Rule("B.1.1")
    @Differs("a nameless instance has a numbered name")
    void mobyNameIsTwoWords() {
        instance = Hazelcast.newHazelcastInstance(config().setInstanceName(null));
        assertTrue(instance.getName().matches("[a-z]+_[a-z]+"), instance.getName());
    }

    @Test
    @Rule("B.1.1")
    void withoutMobyTheNameIsNumbered() {
        instance = Hazelcast.newHazelcastInstance(config().setInstanceName(null).setProperty("hazelcast.member.naming.moby.enabled", "false"));
        assertTrue(instance.getName().matches("_hzInstance_\\d+_" + name), instance.getName());
    }

    @Test
    @Rule({"B.1.4", "2b.2"})
    void instanceIsFoundByItsName() {
        start();
        assertSame(instance, Hazelcast.getHazelcastInstanceByName(name));
        assertNull(Hazelcast.getHazelcastInstanceByName(name + "-none"));
        instance.shutdown();
        assertNull(Hazelcast.getHazelcastInstanceByName(name));
    }

    @Test
    @Rule("B.1.3")
    void getOrCreateCreatesOnce() {
        instance = Hazelcast.getOrCreateHazelcastInstance(config());
        assertEquals(name, instance.getName());
        assertSame(instance, Hazelcast.getOrCreateHazelcastInstance(config()));
    }

    @Test
    @Rule("B.1.3")
    void getOrCreateNeedsAName() {
        assertThrows(IllegalArgumentException.class, () -> Hazelcast.getOrCreateHazelcastInstance(config().setInstanceName(null)));
        assertThrows(IllegalArgumentException.class, () -> Hazelcast.getOrCreateHazelcastInstance(config().setInstanceName("")));
    }

    @Test
    void allInstancesAreListed() {
        start();
        assertTrue(Hazelcast.getAllHazelcastInstances().contains(instance));
        instance.shutdown();
        assertFalse(Hazelcast.getAllHazelcastInstances().contains(instance));
    }

    @Test
    @Rule({"B.1.5", "2b.7", "A.12.17"})
    void shutdownAllStopsAll() {
        start();
        HazelcastInstance other = Hazelcast.newHazelcastInstance(Members.config(name + "-other", name + "-other"));
        Hazelcast.shutdownAll();
        assertFalse(instance.getLifecycleService().isRunning());
        assertFalse(other.getLifecycleService().isRunning());
        assertTrue(Hazelcast.getAllHazelcastInstances().isEmpty());
        Hazelcast.shutdownAll();
    }

    @Test
    @Rule({"2b.7", "A.13.G1"})
    void twoInstancesOfOneJvmShareConfigurationObjects() {
        Config group = Members.config(name + "-group", name + "-group");
        Config primary = config();
        primary.setMemberAttributeConfig(group.getMemberAttributeConfig()).setManagementCenterConfig(group.getManagementCenterConfig());
        primary.setProperties(group.getProperties());
        HazelcastInstance second = Hazelcast.newHazelcastInstance(group);
        instance = Hazelcast.newHazelcastInstance(primary);
        second.getMap("m").set("k", "group");
        instance.getMap("m").set("k", "primary");
        assertEquals("group", second.getMap("m").get("k"));
        assertEquals("primary", instance.getMap("m").get("k"));
        assertEquals(name + "-group", instance.getCluster().getLocalMember().getAttribute("name"));
        second.shutdown();
        assertTrue(instance.getLifecycleService().isRunning());
    }

    @Test
    @Rule("B.1.6")
    void textOfAnInstance() {
        start();
        int port = instance.getCluster().getLocalMember().getAddress().getPort();
        assertEquals("HazelcastInstance{name='" + name + "', node=[127.0.0.1]:" + port + "}", instance.toString());
    }

    @Test
    @Rule("B.1.6")
    void instancesAreEqualByName() {
        start();
        assertEquals(instance, Hazelcast.getHazelcastInstanceByName(name));
        assertEquals(instance.hashCode(), Hazelcast.getHazelcastInstanceByName(name).hashCode());
        assertNotEquals(instance, "an instance");
    }

    @Test
    @Rule("B.1.7")
    void contextClassLoaderIsTheCallersAfterAStart() {
        ClassLoader before = Thread.currentThread().getContextClassLoader();
        Thread.currentThread().setContextClassLoader(null);
        try {
            start();
            assertNull(Thread.currentThread().getContextClassLoader());
            assertTrue(instance.getLifecycleService().isRunning());
        } finally {
            Thread.currentThread().setContextClassLoader(before);
        }
    }

    @Test
    @Rule("B.1.8")
    void startWaitsForTheWantedSize() throws Exception {
        Config first = config().setProperty("hazelcast.initial.min.cluster.size", "2");
        int port;
        try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
            port = free.getLocalPort();
        }
        first.getNetworkConfig().setPort(port).setPortAutoIncrement(false);
        Config second = Members.config(name + "-second", name, "127.0.0.1:" + port).setProperty("hazelcast.initial.min.cluster.size", "2");
        CompletableFuture<HazelcastInstance> starting = CompletableFuture.supplyAsync(() -> Hazelcast.newHazelcastInstance(first));
        eventually(() -> new Socket("127.0.0.1", port).close()); // else the second one may be there first, and alone
        instance = Hazelcast.newHazelcastInstance(second);
        assertEquals(2, instance.getCluster().getMembers().size());
        HazelcastInstance other = starting.get(30, java.util.concurrent.TimeUnit.SECONDS);
        assertEquals(2, other.getCluster().getMembers().size());
        other.getLifecycleService().terminate();
    }

    @Test
    @Rule("B.1.9")
    void isRunningUntilTheListenersKnowOfTheShutdown() {
        start();
        assertTrue(instance.getLifecycleService().isRunning());
        List<Boolean> seen = new CopyOnWriteArrayList<>();
        instance.getLifecycleService().addLifecycleListener(event -> seen.add(instance.getLifecycleService().isRunning()));
        instance.shutdown();
        assertEquals(List.of(true, false), seen, "while it is shutting down, and after");
    }

    @Test
    @Rule("B.1.10")
    void configuredListenerSeesAllStates() {
        Config config = config();
        config.addListenerConfig(new ListenerConfig((Listener) event -> states.add(event.getState())));
        instance = Hazelcast.newHazelcastInstance(config);
        instance.shutdown();
        assertEquals(List.of(LifecycleState.STARTING, LifecycleState.STARTED, LifecycleState.SHUTTING_DOWN, LifecycleState.SHUTDOWN), states);
    }

    @Test
    @Rule("B.1.10")
    void startedComesOnceTheInstanceIsFound() {
        List<Boolean> found = new CopyOnWriteArrayList<>();
        Config config = config();
        config.addListenerConfig(new ListenerConfig((Listener) event -> {
            if (event.getState() == LifecycleState.STARTED) {
                found.add(true);
            }
        }));
        instance = Hazelcast.newHazelcastInstance(config);
        assertEquals(List.of(true), found);
    }

    @Test
    @Rule("B.1.11")
    void laterListenerSeesTheEndOnly() {
        start();
        instance.getLifecycleService().addLifecycleListener(event -> states.add(event.getState()));
        instance.getLifecycleService().shutdown();
        assertEquals(List.of(LifecycleState.SHUTTING_DOWN, LifecycleState.SHUTDOWN), states);
    }

    @Test
    @Rule("B.1.11")
    void listenersRunOnTheThreadThatStops() {
        start();
        List<Thread> threads = new CopyOnWriteArrayList<>();
        instance.getLifecycleService().addLifecycleListener(event -> threads.add(Thread.currentThread()));
        instance.shutdown();
        assertEquals(List.of(Thread.currentThread(), Thread.currentThread()), threads);
    }

    @Test
    @Rule("B.1.11")
    void removedLifecycleListenerHearsNothing() {
        start();
        UUID id = instance.getLifecycleService().addLifecycleListener(event -> states.add(event.getState()));
        assertTrue(instance.getLifecycleService().removeLifecycleListener(id));
        assertFalse(instance.getLifecycleService().removeLifecycleListener(id));
        instance.shutdown();
        assertTrue(states.isEmpty());
    }

    @Test
    void lifecycleEventTellsItsState() {
        LifecycleEvent event = new LifecycleEvent(LifecycleState.MERGED);
        assertEquals(LifecycleState.MERGED, event.getState());
        assertEquals("LifecycleEvent [state=MERGED]", event.toString());
        assertEquals(event, new LifecycleEvent(LifecycleState.MERGED));
    }

    @Test
    @Rule({"B.1.12", "2b.2"})
    void secondShutdownIsHarmless() {
        start();
        instance.getLifecycleService().addLifecycleListener(event -> states.add(event.getState()));
        instance.shutdown();
        assertEquals(2, states.size());
        assertFalse(instance.getLifecycleService().isRunning());
        instance.shutdown();
        instance.getLifecycleService().shutdown();
        instance.getLifecycleService().terminate();
        assertEquals(2, states.size());
    }

    @Test
    @Rule("B.1.12")
    void concurrentShutdownsBothReturn() throws Exception {
        start();
        CompletableFuture<Void> other = CompletableFuture.runAsync(() -> instance.shutdown());
        instance.shutdown();
        other.get(30, java.util.concurrent.TimeUnit.SECONDS);
        assertFalse(instance.getLifecycleService().isRunning());
    }

    @Test
    @Rule("B.1.12")
    void terminateStopsToo() {
        start();
        instance.getLifecycleService().addLifecycleListener(event -> states.add(event.getState()));
        instance.getLifecycleService().terminate();
        assertFalse(instance.getLifecycleService().isRunning());
        assertEquals(List.of(LifecycleState.SHUTTING_DOWN, LifecycleState.SHUTDOWN), states);
    }

    @Test
    void entryListenerOfTheConfigurationHears() throws Exception {
        Recorder<String> recorder = new Recorder<>();
        Config config = config();
        config.addMapConfig(new MapConfig("listened*").addEntryListenerConfig(new EntryListenerConfig(recorder, false, true)));
        instance = Hazelcast.newHazelcastInstance(config);
        IMap<String, String> map = instance.getMap("listened-to");
        map.set("k", "v");
        recorder.expect(com.hazelcast.core.EntryEventType.ADDED, "k", "v", null);
    }

    @Test
    @Rule({"A.12.1", "2b.10"})
    void memberListOfTheCallersConfigurationStaysItsOwn() {
        Config config = config();
        instance = Hazelcast.newHazelcastInstance(config);
        List<String> members = config.getNetworkConfig().getJoin().getTcpIpConfig().getMembers();
        config.getNetworkConfig().getJoin().getTcpIpConfig().addMember("127.0.0.1:9");
        assertTrue(members.contains("127.0.0.1:9"));
        assertTrue(members.remove("127.0.0.1:9"));
        assertFalse(config.getNetworkConfig().getJoin().getTcpIpConfig().getMembers().contains("127.0.0.1:9"));
    }

    @Test
    @Rule("A.12.16")
    void unknownPropertiesAreIgnored() {
        Config config = config();
        config.setProperty("hazelcast.max.no.heartbeat.seconds", "600").setProperty("hazelcast.max.no.master.confirmation.seconds", "900");
        config.setProperty("hazelcast.merge.first.run.delay.seconds", "60").setProperty("hazelcast.no.such.property", "x");
        instance = Hazelcast.newHazelcastInstance(config);
        assertTrue(instance.getLifecycleService().isRunning());
        assertEquals("x", instance.getConfig().getProperty("hazelcast.no.such.property"));
    }

    @Test
    @Rule("A.12.12")
    void publicAddressMayBeNull() {
        Config config = config();
        assertEquals("10.0.0.1", config.getNetworkConfig().setPublicAddress("10.0.0.1").getPublicAddress());
        config.getNetworkConfig().setPublicAddress(null);
        instance = Hazelcast.newHazelcastInstance(config);
        assertEquals("127.0.0.1", instance.getCluster().getLocalMember().getAddress().getHost());
    }

    @Test
    void twoJoinersAreRefused() {
        Config config = config();
        config.getNetworkConfig().getJoin().getMulticastConfig().setEnabled(true);
        InvalidConfigurationException e = assertThrows(InvalidConfigurationException.class, () -> Hazelcast.newHazelcastInstance(config));
        assertTrue(e.getMessage().startsWith("Only one discovery method can be enabled at a time."), e.getMessage());
        assertNull(Hazelcast.getHazelcastInstanceByName(name), "its name is free again");
        start();
    }

    @Test
    void interfaceThatIsNotHereIsRefused() {
        Config config = config();
        config.getNetworkConfig().getInterfaces().clear().addInterface("203.0.113.7");
        assertThrows(RuntimeException.class, () -> Hazelcast.newHazelcastInstance(config));
        start();
        assertTrue(instance.getLifecycleService().isRunning());
    }

    @Test
    void shutdownStopsTheThreads() {
        start();
        assertTrue(threads() > 0);
        instance.shutdown();
        eventually(() -> assertEquals(0, threads()));
    }

    private long threads() {
        return Thread.getAllStackTraces().keySet().stream().filter(thread -> thread.getName().startsWith("hz." + name + ".")).count();
    }

    @Test
    @Rule("B.1.13")
    void afterShutdownMapThrows() {
        IMap<String, String> map = start().getMap("m");
        map.set("k", "v");
        instance.shutdown();
        HazelcastInstanceNotActiveException e = assertThrows(HazelcastInstanceNotActiveException.class, () -> map.get("k"));
        assertEquals("Hazelcast instance is not active!", e.getMessage());
        assertEquals(IllegalStateException.class, HazelcastInstanceNotActiveException.class.getSuperclass());
    }

    @Test
    void taskThatTouchesNothingRunsInATransaction() {
        assertEquals("result", Members.here().executeTransaction(context -> "result"));
        assertEquals(1, Members.there().<Integer>executeTransaction(TransactionOptions.getDefault(), context -> 1));
        IllegalStateException thrown = new IllegalStateException("of the task");
        assertSame(thrown, assertThrows(IllegalStateException.class, () -> Members.here().executeTransaction(context -> {
            throw thrown;
        })));
    }
}
