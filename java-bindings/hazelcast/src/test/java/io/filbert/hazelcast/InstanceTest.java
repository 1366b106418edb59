package io.filbert.hazelcast;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.hazelcast.config.Config;
import com.hazelcast.config.InvalidConfigurationException;
import com.hazelcast.config.ListenerConfig;
import com.hazelcast.core.EntryEvent;
import com.hazelcast.core.Hazelcast;
import com.hazelcast.core.HazelcastInstance;
import com.hazelcast.core.HazelcastInstanceNotActiveException;
import com.hazelcast.core.LifecycleEvent.LifecycleState;
import com.hazelcast.core.LifecycleListener;
import com.hazelcast.cp.IAtomicLong;
import com.hazelcast.cp.lock.FencedLock;
import com.hazelcast.map.IMap;
import com.hazelcast.map.listener.EntryAddedListener;
import com.hazelcast.topic.ITopic;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import javax.management.ObjectName;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

/** One instance without a network, through Hazelcast's interfaces. */
@ExtendWith(NeedsLibrary.class)
@Timeout(60)
class InstanceTest {
    private static final long WAIT_SECONDS = 10;

    private static HazelcastInstance instance;

    static Config local(String name) {
        return new Config().setInstanceName(name).setProperty("filbert.clustered", "false").setProperty("hazelcast.logging.type", "none");
    }

    @BeforeAll
    static void start() {
        instance = Hazelcast.newHazelcastInstance(local("one"));
    }

    @AfterAll
    static void stop() {
        Hazelcast.shutdownAll();
        assertEquals(Set.of(), Hazelcast.getAllHazelcastInstances());
    }

    @Test
    void mapKeepsObjectsByTheirForms() {
        IMap<Object, Object> map = instance.getMap("forms");
        assertNull(map.put("k", "v"));
        assertEquals("v", map.put("k", 1L));
        assertEquals(1L, map.get("k"));
        assertNull(map.get(UUID.randomUUID()), "another type of key is another key");
        map.set(1, "int");
        map.set(1L, "long");
        assertEquals("int", map.get(1));
        assertEquals("long", map.get(1L));
        byte[] key = {1, 2};
        map.set(key, key);
        assertArrayEquals(key, (byte[]) map.get(new byte[] {1, 2}));
        assertTrue(map.replace(new byte[] {1, 2}, new byte[] {1, 2}, new byte[] {3}));
        assertTrue(map.containsValue(new byte[] {3}));
        List<String> list = new ArrayList<>(List.of("a"));
        map.set("list", list);
        list.add("b");
        assertEquals(List.of("a"), map.get("list"), "values are copies");
        assertThrows(NullPointerException.class, () -> map.get(null));
        assertThrows(NullPointerException.class, () -> map.put("k", null));
        map.clear();
        assertTrue(map.isEmpty());
    }

    @Test
    void manyEntriesComeBackOnce() {
        IMap<String, Integer> map = instance.getMap("many");
        Map<String, Integer> entries = new HashMap<>();
        for (int i = 0; i < 3_000; i++) {
            entries.put("key-" + i, i);
        }
        map.putAll(entries);
        assertEquals(3_000, map.size());
        assertEquals(entries.keySet(), map.keySet());
        assertEquals(3_000, map.values().size());
        Map<String, Integer> read = new HashMap<>();
        map.entrySet().forEach(entry -> assertNull(read.put(entry.getKey(), entry.getValue())));
        assertEquals(entries, read);
        assertEquals(entries, map.getAll(entries.keySet()));
        int count = 0;
        for (Map.Entry<String, Integer> entry : map) {
            assertEquals(entries.get(entry.getKey()), entry.getValue());
            count++;
        }
        assertEquals(3_000, count);
        assertThrows(UnsupportedOperationException.class, () -> map.keySet().clear());
    }

    @Test
    void functionsComputeByCompareAndSet() {
        IMap<String, Integer> map = instance.getMap("compute");
        assertEquals(1, map.merge("k", 1, Integer::sum));
        assertEquals(3, map.merge("k", 2, Integer::sum));
        assertEquals(4, map.computeIfPresent("k", (key, old) -> old + 1));
        assertNull(map.compute("k", (key, old) -> null));
        assertFalse(map.containsKey("k"));
        assertEquals(9, map.computeIfAbsent("k", key -> 9));
        map.replaceAll((key, old) -> old * 2);
        assertEquals(18, map.get("k"));
    }

    @Test
    void timeToLiveEnds() throws Exception {
        IMap<String, String> map = instance.getMap("ttl");
        map.put("k", "v", 50, TimeUnit.MILLISECONDS);
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(WAIT_SECONDS);
        while (map.get("k") != null) {
            assertTrue(System.nanoTime() < deadline, "never expired");
            Thread.yield();
        }
        assertThrows(NullPointerException.class, () -> map.put("k", "v", 1, null));
    }

    @Test
    void listenerSeesWhatWasAdded() throws Exception {
        IMap<String, String> map = instance.getMap("listened");
        BlockingQueue<EntryEvent<String, String>> seen = new LinkedBlockingQueue<>();
        UUID id = map.addEntryListener((EntryAddedListener<String, String>) seen::add, true);
        map.set("k", "v");
        EntryEvent<String, String> event = seen.poll(WAIT_SECONDS, TimeUnit.SECONDS);
        assertEquals("k", event.getKey());
        assertEquals("v", event.getValue());
        assertNull(event.getOldValue());
        assertEquals(instance.getCluster().getLocalMember(), event.getMember());
        assertEquals("listened", event.getName());
        assertTrue(map.removeEntryListener(id));
        assertFalse(map.removeEntryListener(id));
        assertThrows(NullPointerException.class, () -> map.removeEntryListener(null));
    }

    @Test
    void whatListenersThrowIsLoggedAndTheNextEventComes() throws Exception {
        HazelcastInstance loud = Hazelcast.newHazelcastInstance(local("loud").setProperty("hazelcast.logging.type", "jdk"));
        BlockingQueue<LogRecord> lines = new LinkedBlockingQueue<>();
        loud.getLoggingService().addLogListener(Level.SEVERE, event -> lines.add(event.getLogRecord()));
        BlockingQueue<String> seen = new LinkedBlockingQueue<>();
        ITopic<String> topic = loud.getTopic("thrown");
        topic.addMessageListener(message -> {
            seen.add(message.getMessageObject());
            throw new IllegalStateException("by " + message.getMessageObject());
        });
        topic.publish("a");
        topic.publish("b");
        assertEquals("a", seen.poll(WAIT_SECONDS, TimeUnit.SECONDS));
        assertEquals("b", seen.poll(WAIT_SECONDS, TimeUnit.SECONDS));
        LogRecord line = lines.poll(WAIT_SECONDS, TimeUnit.SECONDS);
        assertEquals("com.hazelcast.spi.impl.eventservice.impl.EventServiceImpl", line.getLoggerName());
        assertEquals("by a", line.getThrown().getMessage());
        loud.shutdown();
    }

    @Test
    void topicReachesItsOwnPublisher() throws Exception {
        ITopic<List<String>> topic = instance.getTopic("t");
        BlockingQueue<List<String>> seen = new LinkedBlockingQueue<>();
        topic.addMessageListener(message -> {
            assertSame(message.getMessageObject(), message.getMessageObject());
            seen.add(message.getMessageObject());
        });
        for (int i = 0; i < 100; i++) {
            topic.publish(new ArrayList<>(List.of("m" + i)));
        }
        for (int i = 0; i < 100; i++) {
            assertEquals(List.of("m" + i), seen.poll(WAIT_SECONDS, TimeUnit.SECONDS));
        }
    }

    @Test
    void keyLocksBelongToThreads() throws Exception {
        IMap<String, String> map = instance.getMap("locks");
        map.lock("k");
        boolean[] other = new boolean[1];
        Thread thread = new Thread(() -> other[0] = map.tryLock("k"));
        thread.start();
        thread.join();
        assertFalse(other[0]);
        assertTrue(map.tryLock("k", 1, TimeUnit.SECONDS));
        map.unlock("k");
        map.unlock("k");
        assertFalse(map.isLocked("k"));
        IllegalMonitorStateException e = assertThrows(IllegalMonitorStateException.class, () -> map.unlock("k"));
        assertTrue(e.getMessage().startsWith("Current thread is not owner of the lock!"), e.getMessage());
        assertThrows(IllegalArgumentException.class, () -> map.lock("k", 0, TimeUnit.SECONDS));
    }

    @Test
    void fencesGrow() {
        FencedLock lock = instance.getCPSubsystem().getLock("$coordinator#@lock");
        assertSame(lock, instance.getCPSubsystem().getLock("$coordinator#@lock"));
        long first = lock.lockAndGetFence();
        assertEquals(first, lock.lockAndGetFence());
        assertEquals(2, lock.getLockCount());
        assertEquals(first, lock.getFence());
        lock.unlock();
        lock.unlock();
        long second = lock.tryLockAndGetFence();
        assertTrue(second > first);
        lock.unlock();
        assertFalse(lock.isLocked());
        assertThrows(IllegalMonitorStateException.class, lock::unlock);
        assertThrows(IllegalMonitorStateException.class, lock::getFence);
        assertThrows(UnsupportedOperationException.class, lock::newCondition);
    }

    @Test
    void counterCountsAndBeginsAnewOnceDestroyed() throws Exception {
        IAtomicLong counter = instance.getCPSubsystem().getAtomicLong("c");
        assertEquals(1, counter.incrementAndGet());
        assertEquals(1, counter.getAndAdd(4));
        assertEquals(10, counter.alterAndGet(value -> value * 2));
        assertTrue(counter.compareAndSet(10, 3));
        assertEquals(3L, counter.getAsync().toCompletableFuture().get(WAIT_SECONDS, TimeUnit.SECONDS));
        counter.destroy();
        assertEquals(0, instance.getCPSubsystem().getAtomicLong("c").get(), "a later use makes it anew");
    }

    @Test
    void asynchronousCallsComplete() throws Exception {
        IMap<String, String> map = instance.getMap("async");
        for (int i = 0; i < 100; i++) {
            map.setAsync("k", "v" + i);
        }
        assertEquals("v99", map.getAsync("k").toCompletableFuture().get(WAIT_SECONDS, TimeUnit.SECONDS), "in program order");
        assertEquals("v99", map.putAsync("k", "w").toCompletableFuture().get(WAIT_SECONDS, TimeUnit.SECONDS));
        assertEquals("w", map.removeAsync("k").toCompletableFuture().get(WAIT_SECONDS, TimeUnit.SECONDS));
    }

    @Test
    void distributedObjectsAreListed() {
        IMap<String, String> map = instance.getMap("listed");
        map.set("k", "v");
        assertTrue(instance.getDistributedObjects().contains(map));
        map.destroy();
        assertFalse(instance.getDistributedObjects().stream().anyMatch(object -> object.getName().equals("listed")));
        assertEquals(0, instance.getMap("listed").size(), "a later use makes it anew, empty");
    }

    @Test
    void beanShowsTheInstance() throws Exception {
        Set<ObjectName> names = ManagementFactory.getPlatformMBeanServer().queryNames(new ObjectName("io.filbert:type=Grid,name=\"one\",*"), null);
        assertEquals(1, names.size());
        ObjectName name = names.iterator().next();
        assertEquals(1L, ManagementFactory.getPlatformMBeanServer().getAttribute(name, "Members"));
        assertEquals(true, ManagementFactory.getPlatformMBeanServer().getAttribute(name, "Running"));
    }

    @Test
    void missingMethodsNameThemselves() {
        UnsupportedOperationException e = assertThrows(UnsupportedOperationException.class, () -> instance.getQueue("q"));
        assertTrue(e.getMessage().startsWith("HazelcastInstance.getQueue is not supported"), e.getMessage());
        IMap<String, String> map = instance.getMap("missing");
        assertTrue(assertThrows(UnsupportedOperationException.class, () -> map.executeOnKey("k", entry -> null)).getMessage().startsWith("IMap.executeOnKey"));
    }

    @Test
    void nameIsTakenOnce() {
        assertSame(instance, Hazelcast.getHazelcastInstanceByName("one"));
        assertSame(instance, Hazelcast.getOrCreateHazelcastInstance(local("one")));
        assertNull(Hazelcast.getHazelcastInstanceByName("none"));
        InvalidConfigurationException e = assertThrows(InvalidConfigurationException.class, () -> Hazelcast.newHazelcastInstance(local("one")));
        assertEquals("HazelcastInstance with name 'one' already exists!", e.getMessage());
    }

    @Test
    void lifecycleGoesThroughItsStatesAndEndsInNotActive() {
        List<LifecycleState> states = new CopyOnWriteArrayList<>();
        Config config = local("lifecycle");
        config.addListenerConfig(new ListenerConfig((LifecycleListenerObject) event -> states.add(event.getState())));
        HazelcastInstance other = Hazelcast.newHazelcastInstance(config);
        assertNotEquals(instance, other);
        IMap<String, String> map = other.getMap("m");
        map.set("k", "v");
        assertTrue(other.getLifecycleService().isRunning());
        other.shutdown();
        other.shutdown();
        assertEquals(List.of(LifecycleState.STARTING, LifecycleState.STARTED, LifecycleState.SHUTTING_DOWN, LifecycleState.SHUTDOWN), states);
        assertFalse(other.getLifecycleService().isRunning());
        assertThrows(HazelcastInstanceNotActiveException.class, () -> map.get("k"));
        assertThrows(HazelcastInstanceNotActiveException.class, () -> other.getMap("n"));
        assertThrows(HazelcastInstanceNotActiveException.class, other::getCluster);
        assertThrows(HazelcastInstanceNotActiveException.class, () -> other.getLifecycleService().addLifecycleListener(event -> { }));
        assertEquals("HazelcastInstance {NOT ACTIVE}", other.toString());
        assertNull(Hazelcast.getHazelcastInstanceByName("lifecycle"));
    }

    /** A listener that a lambda can be. */
    private interface LifecycleListenerObject extends LifecycleListener {
    }
}
