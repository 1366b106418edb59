package io.filbert.compatibility;

import static io.filbert.compatibility.Eventually.eventually;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.hazelcast.config.Config;
import com.hazelcast.config.InMemoryFormat;
import com.hazelcast.config.JavaSerializationFilterConfig;
import com.hazelcast.config.MapConfig;
import com.hazelcast.config.SerializerConfig;
import com.hazelcast.core.Hazelcast;
import com.hazelcast.core.HazelcastInstance;
import com.hazelcast.cp.IAtomicLong;
import com.hazelcast.cp.lock.FencedLock;
import com.hazelcast.map.IMap;
import com.hazelcast.map.listener.EntryUpdatedListener;
import com.hazelcast.nio.ObjectDataInput;
import com.hazelcast.nio.ObjectDataOutput;
import com.hazelcast.nio.serialization.HazelcastSerializationException;
import com.hazelcast.nio.serialization.StreamSerializer;
import java.io.IOException;
import java.io.Serializable;
import java.lang.reflect.Proxy;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What gateways, session stores and rate limiters do with a cluster, beyond single calls. */
class ClientHabitsTest extends OnCluster {
    private HazelcastInstance own;

    @AfterEach
    void stop() {
        if (own != null) {
            own.getLifecycleService().terminate();
        }
    }

    private HazelcastInstance own(Consumer<Config> change) {
        Config config = Members.config(name, name);
        change.accept(config);
        own = Hazelcast.newHazelcastInstance(config);
        return own;
    }

    @Test
    @KeyElsewhere
    @Rule({"A.13.B5", "A.13.B1"})
    void arraysAreKeysAndComparedByContent() {
        IMap<byte[], byte[]> map = here.getMap(name);
        byte[] bucket = key().getBytes();
        assertNull(map.putIfAbsent(bucket, new byte[] {1}));
        assertArrayEquals(new byte[] {1}, map.putIfAbsent(bucket.clone(), new byte[] {2}));
        assertTrue(map.replace(bucket.clone(), new byte[] {1}, new byte[] {3}));
        assertFalse(map.replace(bucket.clone(), new byte[] {1}, new byte[] {4}));
        assertArrayEquals(new byte[] {3}, there.<byte[], byte[]>getMap(name).get(bucket.clone()));
    }

    @Test
    @KeyElsewhere
    @Rule("A.13.B1")
    void compareAndSwapFromTwoMembersLosesNothing() throws Exception {
        String key = key();
        map().set(key, 0);
        CompletableFuture<Void> second = CompletableFuture.runAsync(() -> swap(there.getMap(name), key));
        swap(map(), key);
        result(second);
        assertEquals(100, map().get(key));
    }

    private static void swap(IMap<String, Integer> map, String key) {
        for (int i = 0; i < 50; i++) {
            int old = map.get(key);
            while (!map.replace(key, old, old + 1)) {
                old = map.get(key);
            }
        }
    }

    @Test
    @KeyElsewhere
    @Rule("A.13.B1")
    void lockGetPutUnlockFromTwoMembersLosesNothing() throws Exception {
        String key = key();
        map().set(key, 0);
        CompletableFuture<Void> second = CompletableFuture.runAsync(() -> locked(there.getMap(name), key));
        locked(map(), key);
        result(second);
        assertEquals(60, map().get(key));
    }

    private static void locked(IMap<String, Integer> map, String key) {
        for (int i = 0; i < 30; i++) {
            map.lock(key);
            try {
                map.put(key, map.get(key) + 1);
            } finally {
                map.unlock(key);
            }
        }
    }

    @Test
    @Rule({"A.13.V5", "A.13.V6"})
    void everySurvivorMayRemoveEntriesOfTheLostOne() {
        IMap<String, String> nodes = here.getMap(name);
        nodes.put("lost", "data");
        assertEquals("data", nodes.remove("lost"));
        assertNull(there.<String, String>getMap(name).remove("lost"));
        assertTrue(nodes.isEmpty());
    }

    @Test
    @Rule("A.13.V8")
    void healthIsThatTheClusterIsSafe() {
        eventually(() -> assertTrue(here.getPartitionService().isClusterSafe() && there.getPartitionService().isClusterSafe()));
        assertTrue(here.getPartitionService().isLocalMemberSafe());
    }

    @Test
    @Rule("A.13.V7")
    void lifecycleServiceShutsDownAndMayBeAskedAgain() {
        HazelcastInstance instance = own(config -> config.setProperty("hazelcast.shutdownhook.enabled", "false"));
        assertTrue(instance.getLifecycleService().isRunning());
        assertSame(instance, Hazelcast.getHazelcastInstanceByName(name));
        instance.getLifecycleService().shutdown();
        assertFalse(instance.getLifecycleService().isRunning());
        instance.getLifecycleService().shutdown();
        assertNull(Hazelcast.getHazelcastInstanceByName(name));
    }

    @Test
    @Rule({"A.13.V11", "2b.15"})
    void liteMemberHoldsNothingAndReadsAll() {
        own(config -> { });
        HazelcastInstance lite = Hazelcast.newHazelcastInstance(
            Members.config(name + "-lite", name, Members.address(own)).setLiteMember(true));
        try {
            for (int i = 0; i < 50; i++) {
                lite.getMap("m").set(i, "v" + i);
            }
            assertEquals("v7", own.getMap("m").get(7));
            assertEquals("v8", lite.getMap("m").get(8));
            assertTrue(lite.getMap("m").localKeySet().isEmpty());
            assertEquals(50, own.getMap("m").localKeySet().size());
            assertTrue(lite.getCluster().getLocalMember().isLiteMember());
        } finally {
            lite.getLifecycleService().terminate();
        }
    }

    @Test
    @Rule("A.12.20")
    void formatBinaryByAnAddedConfiguration() {
        HazelcastInstance instance = own(config -> config.addMapConfig(new MapConfig("carbon-map-config")
            .setInMemoryFormat(InMemoryFormat.BINARY).setMaxIdleSeconds(3_600)));
        instance.getMap("carbon-map-config").put("k", new ArrayList<>(List.of("a")));
        assertEquals(List.of("a"), instance.getMap("carbon-map-config").get("k"));
        assertEquals(InMemoryFormat.BINARY, instance.getConfig().findMapConfig("carbon-map-config").getInMemoryFormat());
        assertEquals(3_600, instance.getConfig().findMapConfig("carbon-map-config").getMaxIdleSeconds(), "the one that was added");
    }

    @Test
    @Rule("A.12.18")
    void parametersOfAGatewayAreAllTaken() {
        HazelcastInstance instance = own(config -> {
            config.getNetworkConfig().getJoin().getMulticastConfig().setMulticastGroup("224.2.2.3").setMulticastPort(54_327)
                .setMulticastTimeToLive(100).setMulticastTimeoutSeconds(60);
            config.getNetworkConfig().getJoin().getTcpIpConfig().setConnectionTimeoutSeconds(30);
            config.getManagementCenterConfig().setConsoleEnabled(false);
            config.setProperty("localMemberIdentifier", "one");
            config.setProperty("hazelcast.max.no.heartbeat.seconds", "600");
            config.setProperty("hazelcast.max.no.master.confirmation.seconds", "900");
        });
        assertEquals(1, instance.getCluster().getMembers().size());
        assertEquals("600", instance.getConfig().getProperty("hazelcast.max.no.heartbeat.seconds"));
        assertEquals(30, instance.getConfig().getNetworkConfig().getJoin().getTcpIpConfig().getConnectionTimeoutSeconds());
        assertEquals(60, instance.getConfig().getNetworkConfig().getJoin().getMulticastConfig().getMulticastTimeoutSeconds());
    }

    @Test
    @Rule("A.12.14")
    void instanceAndConfigAreWhatSchemesAreMadeFrom() throws Exception {
        assertTrue(HazelcastInstance.class.isInterface());
        assertFalse(Config.class.isInterface());
        assertInstanceOf(HazelcastInstance.class, here);
        assertEquals("here", Config.class.getMethod("getInstanceName").invoke(here.getConfig()));
    }

    @Test
    @Rule("B.14.15")
    void numbersAreWrittenBigEndian() {
        AtomicReference<byte[]> written = new AtomicReference<>();
        HazelcastInstance instance = own(config -> config.getSerializationConfig().addSerializerConfig(spying(written)));
        instance.getMap("m").set("k", new Spied());
        assertArrayEquals(new byte[] {1, 2, 3, 4}, lastFour(written.get()));
        assertEquals(0x01020304, ((Spied) instance.getMap("m").get("k")).number);
    }

    @Test
    @Rule("B.14.15")
    @Differs("only BIG_ENDIAN is supported")
    void numbersAreWrittenLittleEndianOnRequest() {
        AtomicReference<byte[]> written = new AtomicReference<>();
        HazelcastInstance instance = own(config -> config.getSerializationConfig().setByteOrder(ByteOrder.LITTLE_ENDIAN)
            .addSerializerConfig(spying(written)));
        instance.getMap("m").set("k", new Spied());
        assertArrayEquals(new byte[] {4, 3, 2, 1}, lastFour(written.get()));
        assertEquals(0x01020304, ((Spied) instance.getMap("m").get("k")).number);
    }

    private static byte[] lastFour(byte[] bytes) {
        return java.util.Arrays.copyOfRange(bytes, bytes.length - 4, bytes.length);
    }

    private static SerializerConfig spying(AtomicReference<byte[]> written) {
        return new SerializerConfig().setTypeClass(Spied.class).setImplementation(new StreamSerializer<Spied>() {
            @Override
            public int getTypeId() {
                return 77;
            }

            @Override
            public void write(ObjectDataOutput out, Spied spied) throws IOException {
                out.writeInt(0x01020304);
                written.set(out.toByteArray());
            }

            @Override
            public Spied read(ObjectDataInput in) throws IOException {
                Spied spied = new Spied();
                spied.number = in.readInt();
                return spied;
            }
        });
    }

    /** Of the serializer that is looked at. */
    private static final class Spied {
        private int number;
    }

    /** Refused by its name. */
    private static final class Refused implements Serializable {
    }

    /** Of the same package, and not refused. */
    private static final class Accepted implements Serializable {
    }

    @Test
    @Rule("B.14.17")
    void filterRefusesAClass() {
        HazelcastInstance instance = own(config -> {
            JavaSerializationFilterConfig filter = new JavaSerializationFilterConfig();
            filter.getWhitelist().addPrefixes(Refused.class.getPackageName());
            filter.getBlacklist().addClasses(Refused.class.getName());
            config.getSerializationConfig().setJavaSerializationFilterConfig(filter);
        });
        instance.getMap("m").set("k", new Refused());
        Assertions.assertThrows(HazelcastSerializationException.class, () -> instance.getMap("m").get("k"));
        instance.getMap("m").set("k", new Accepted());
        assertInstanceOf(Accepted.class, instance.getMap("m").get("k"));
        instance.getMap("m").set("k", new ArrayList<>(List.of("other")));
        assertEquals(List.of("other"), instance.getMap("m").get("k"));
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    @Rule("B.14.17")
    void compressionChangesNothingForTheReader(boolean compressed) {
        HazelcastInstance instance = own(config -> config.getSerializationConfig().setEnableCompression(compressed));
        Text text = new Text("long ".repeat(2_000));
        instance.getMap("m").set("k", text);
        assertEquals(text.text, ((Text) instance.getMap("m").get("k")).text);
        long cost = instance.getMap("m").getLocalMapStats().getOwnedEntryMemoryCost();
        assertEquals(compressed, cost < 5_000, "costs " + cost);
    }

    /** By the JDK. */
    private static final class Text implements Serializable {
        private final String text;

        Text(String text) {
            this.text = text;
        }
    }

    /** What a serializable proxy does. */
    private static final class Doubling implements java.lang.reflect.InvocationHandler, Serializable {
        @Override
        public Object invoke(Object proxy, java.lang.reflect.Method method, Object[] args) {
            return method.getName().equals("apply") ? (Object) ((Integer) args[0] * 2) : method.getName();
        }
    }

    @Test
    @KeyElsewhere
    @SuppressWarnings("unchecked") // the proxy's own interface
    @Rule("B.14.17")
    void proxiesAndEnumsComeBack() {
        String key = key();
        map().set(key, Proxy.newProxyInstance(getClass().getClassLoader(), new Class<?>[] {java.util.function.Function.class}, new Doubling()));
        assertEquals(14, ((java.util.function.Function<Object, Object>) map().get(key)).apply(7));
        map().set(key, TimeUnit.HOURS);
        assertEquals(TimeUnit.HOURS, map().get(key));
    }

    @Test
    @Rule("B.10.10")
    void waitersGetTheLockInTheirOrder() throws Exception {
        FencedLock lock = here.getCPSubsystem().getLock(name);
        lock.lock();
        BlockingQueue<Integer> order = new LinkedBlockingQueue<>();
        List<Thread> threads = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            int number = i;
            Thread thread = new Thread(() -> {
                lock.lock();
                order.add(number);
                lock.unlock();
            });
            threads.add(thread);
            thread.start();
            // There is no count of waiters to ask for: its request is on the way once it waits outside of Java's code.
            eventually(() -> assertTrue(thread.getStackTrace()[0].isNativeMethod() && thread.getStackTrace().length > 4));
            onOtherThread(() -> assertFalse(lock.tryLock(200, TimeUnit.MILLISECONDS)));
        }
        lock.unlock();
        for (int i = 0; i < 4; i++) {
            assertEquals(i, order.poll(20, TimeUnit.SECONDS));
        }
        for (Thread thread : threads) {
            thread.join(20_000);
        }
    }

    @Test
    @Rule({"B.10.15", "B.10.14"})
    void countingGoesOnWhileAMemberLeaves() throws Exception {
        own(config -> { });
        HazelcastInstance leaving = Hazelcast.newHazelcastInstance(Members.config(name + "-leaving", name, Members.address(own)));
        IAtomicLong counter = own.getCPSubsystem().getAtomicLong("counter");
        counter.set(0);
        CompletableFuture<Void> left = CompletableFuture.runAsync(leaving::shutdown);
        long before = 0;
        int calls = 0;
        while (!left.isDone() || calls < 100) {
            long now = counter.incrementAndGet();
            assertTrue(now > before, now + " after " + before);
            before = now;
            calls++;
        }
        result(left);
        assertTrue(counter.get() >= calls, counter.get() + " after " + calls);
    }

    @Test
    @Rule({"B.1.7", "A.12.19"})
    void wholeStartOfAGatewayRunsOnOneThread() throws Exception {
        HazelcastInstance instance = own(config -> { });
        BlockingQueue<Object> heard = new LinkedBlockingQueue<>();
        instance.getTopic("$cluster").addMessageListener(message -> heard.add(message.getMessageObject()));
        String uuid = instance.getCluster().getLocalMember().getUuid().toString();
        instance.getMap("members").put(uuid, "host:port");
        FencedLock lock = instance.getCPSubsystem().getLock("$coordinator#@lock");
        lock.lock();
        try {
            assertTrue(instance.getCluster().getMembers().iterator().next().localMember());
        } finally {
            lock.unlock();
        }
        instance.getTopic("$cluster").publish(uuid);
        assertEquals(uuid, heard.poll(20, TimeUnit.SECONDS));
        assertNull(instance.getMap("members").get(java.util.UUID.fromString(uuid)), "another key than its text");
        assertNotEquals(0, instance.getMap("members").size());
    }

    @Test
    @Rule("B.5.7")
    void listenerThatSleepsLosesWhatItsQueueDoesNotHold() {
        int writes = 100; // of a mebibyte each: one jar limits the queue by events, the other also by bytes
        HazelcastInstance instance = own(config -> config.setProperty("hazelcast.event.queue.capacity", "100")
            .setProperty("hazelcast.event.queue.timeout.millis", "1"));
        CountDownLatch release = new CountDownLatch(1);
        List<Integer> heard = new CopyOnWriteArrayList<>();
        IMap<String, byte[]> map = instance.getMap("m");
        map.set("k", new byte[0]);
        map.addEntryListener((EntryUpdatedListener<String, byte[]>) event -> {
            assertDoesNotThrow(() -> release.await());
            heard.add((int) event.getValue()[0]);
        }, true);
        for (int i = 0; i < writes; i++) {
            byte[] value = new byte[1 << 20];
            value[0] = (byte) i;
            map.set("k", value);
        }
        assertEquals(writes - 1, map.get("k")[0], "every write is done while the listener sleeps");
        release.countDown();
        eventually(() -> {
            map.set("k", new byte[] {-1});
            assertTrue(heard.contains(-1), "with room in its queue it hears of writes again");
        });
        int held = heard.indexOf(-1);
        assertTrue(held > 0 && held < writes, "events in the queue: " + held);
        assertEquals(IntStream.range(0, held).boxed().collect(Collectors.toList()), List.copyOf(heard).subList(0, held), "the oldest, in their order");
    }
}
