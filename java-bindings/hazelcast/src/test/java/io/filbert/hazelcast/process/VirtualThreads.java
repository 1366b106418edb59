package io.filbert.hazelcast.process;

import com.hazelcast.core.Hazelcast;
import com.hazelcast.core.HazelcastInstance;
import com.hazelcast.cp.IAtomicLong;
import com.hazelcast.cp.lock.FencedLock;
import com.hazelcast.map.IMap;
import java.lang.reflect.Method;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import jdk.jfr.Recording;
import jdk.jfr.consumer.RecordedEvent;
import jdk.jfr.consumer.RecordingFile;

/** A JVM whose virtual threads use the grid: see {@code VirtualThreadsTest}. Arguments: what to do, and how many. */
public final class VirtualThreads {
    private static final int KEYS = 64;
    /** Turns of the only carrier while the peer stands still: none comes if a call holds it. */
    private static final int TICKS = 100;
    private static final long TICKS_SECONDS_MAX = 50;
    private static final long END_SECONDS = 120;

    private final HazelcastInstance grid;
    private final List<String> here = new ArrayList<>();
    private final List<String> there = new ArrayList<>();

    private VirtualThreads(HazelcastInstance grid) {
        this.grid = grid;
        for (int i = 0; here.size() < KEYS || there.size() < KEYS; i++) {
            String key = "key-" + i;
            boolean local = grid.getPartitionService().getPartition(key).getOwner().localMember();
            List<String> keys = local ? here : there;
            if (keys.size() < KEYS) {
                keys.add(key);
            }
        }
    }

    public static void main(String[] arguments) throws Exception {
        Member.useTested();
        HazelcastInstance grid = Hazelcast.newHazelcastInstance(Member.config());
        System.out.println("ready " + Member.address(grid));
        System.in.read(); // the peer has come
        while (grid.getCluster().getMembers().size() < 2 || !grid.getPartitionService().isClusterSafe()) {
            Thread.sleep(5);
        }
        VirtualThreads threads = new VirtualThreads(grid);
        if (arguments[0].equals("verbs")) {
            threads.verbs(Long.parseLong(arguments[1]));
        } else {
            threads.many(Integer.parseInt(arguments[1]));
        }
        grid.shutdown();
        System.exit(0); // the peer waits for us
    }

    private static void start(Runnable run) {
        try {
            Method start = Thread.class.getMethod("startVirtualThread", Runnable.class);
            start.invoke(null, run);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("needs Java 21", e);
        }
    }

    // ---- every verb, while the other member stands still ----------------------------------------------------------------------------------

    private Map<String, Runnable> calls() {
        IMap<String, String> map = grid.getMap("m");
        IMap<String, String> emptied = grid.getMap("emptied");
        Map<String, Runnable> calls = new LinkedHashMap<>();
        int[] next = {0};
        java.util.function.Supplier<String> key = () -> there.get(next[0]++ % KEYS);
        for (String own : there) {
            map.set(own, "v");
            emptied.set(own, "v");
        }
        byKey(calls, map, key);
        calls.put("size", map::size);
        calls.put("keySet", map::keySet);
        calls.put("values", map::values);
        calls.put("entrySet", map::entrySet);
        calls.put("containsValue", () -> map.containsValue("w"));
        calls.put("getAll", () -> map.getAll(Set.copyOf(there)));
        calls.put("putAll", () -> map.putAll(new HashMap<>(Map.of(there.get(40), "v", there.get(41), "v"))));
        calls.put("clear", emptied::clear);
        calls.put("evictAll", emptied::evictAll);
        calls.put("addEntryListener", () -> map.removeEntryListener(map.addEntryListener((com.hazelcast.map.listener.EntryAddedListener<String, String>) e -> { }, false)));
        calls.put("getMap", () -> grid.getMap("new").size());
        calls.put("publish", () -> grid.getTopic("t").publish("x"));
        for (int i = 0; i < 8; i++) { // some of them are owned elsewhere
            FencedLock lock = grid.getCPSubsystem().getLock("lock-" + i);
            IAtomicLong counter = grid.getCPSubsystem().getAtomicLong("counter-" + i);
            calls.put("fencedLock " + i, () -> {
                lock.lock();
                lock.getFence();
                lock.unlock();
            });
            calls.put("tryLock " + i, () -> {
                if (lock.tryLock(1, TimeUnit.SECONDS)) {
                    lock.unlock();
                }
            });
            calls.put("isLocked " + i, lock::isLocked);
            calls.put("isLockedByCurrentThread " + i, lock::isLockedByCurrentThread);
            calls.put("incrementAndGet " + i, counter::incrementAndGet);
            calls.put("alter " + i, () -> counter.alterAndGet(n -> n + 1));
        }
        return calls;
    }

    private void byKey(Map<String, Runnable> calls, IMap<String, String> map, java.util.function.Supplier<String> keys) {
        Map<String, java.util.function.Consumer<String>> verbs = new LinkedHashMap<>();
        verbs.put("get", map::get);
        verbs.put("containsKey", map::containsKey);
        verbs.put("put", key -> map.put(key, "w"));
        verbs.put("put of 100 KB", key -> map.put(key, "w".repeat(100_000)));
        verbs.put("put with TTL", key -> map.put(key, "w", 1, TimeUnit.HOURS));
        verbs.put("set", key -> map.set(key, "w"));
        verbs.put("remove", map::remove);
        verbs.put("remove if", key -> map.remove(key, "v"));
        verbs.put("delete", map::delete);
        verbs.put("putIfAbsent", key -> map.putIfAbsent(key, "w"));
        verbs.put("replace", key -> map.replace(key, "w"));
        verbs.put("replace if", key -> map.replace(key, "v", "w"));
        verbs.put("compute", key -> map.compute(key, (k, v) -> "w"));
        verbs.put("tryPut", key -> map.tryPut(key, "w", 1, TimeUnit.SECONDS));
        verbs.put("tryRemove", key -> map.tryRemove(key, 1, TimeUnit.SECONDS));
        verbs.put("evict", map::evict);
        verbs.put("setTtl", key -> map.setTtl(key, 1, TimeUnit.HOURS));
        verbs.put("getEntryView", map::getEntryView);
        verbs.put("isLocked", map::isLocked);
        verbs.put("lock and unlock", key -> {
            map.lock(key);
            map.lock(key);
            map.unlock(key);
            map.unlock(key);
        });
        verbs.put("tryLock", key -> {
            try {
                if (map.tryLock(key, 1, TimeUnit.SECONDS)) {
                    map.forceUnlock(key);
                }
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        });
        verbs.put("getAsync", key -> map.getAsync(key).toCompletableFuture().join());
        verbs.forEach((name, verb) -> {
            String key = keys.get();
            calls.put(name, () -> verb.accept(key));
        });
    }

    /** Says how often a virtual thread could run while every call waited for the stopped peer, and which calls were pinned. */
    private void verbs(long peer) throws Exception {
        Map<String, Runnable> calls = calls();
        calls.values().forEach(Runnable::run); // classes are loaded, and each works
        calls = calls();
        try (Recording recording = new Recording()) {
            recording.enable("jdk.VirtualThreadPinned").withThreshold(Duration.ZERO).withStackTrace();
            recording.start();
            Child.signal(peer, "STOP");
            Set<String> waiting = ConcurrentHashMap.newKeySet();
            Map<String, Throwable> failed = new ConcurrentHashMap<>();
            CountDownLatch ended = new CountDownLatch(calls.size());
            calls.forEach((name, call) -> {
                waiting.add(name);
                start(() -> {
                    try {
                        call.run();
                    } catch (Throwable e) {
                        failed.put(name, e);
                    } finally {
                        waiting.remove(name);
                        ended.countDown();
                    }
                });
            });
            CountDownLatch ticks = new CountDownLatch(TICKS);
            AtomicInteger stop = new AtomicInteger();
            start(() -> { // behind all calls
                while (stop.get() == 0) {
                    ticks.countDown();
                    java.util.concurrent.locks.LockSupport.parkNanos(1_000_000);
                }
            });
            System.out.println("ticks " + ticks.await(TICKS_SECONDS_MAX, TimeUnit.SECONDS));
            System.out.println("waiting " + waiting.size() + " " + waiting);
            Child.signal(peer, "CONT");
            System.out.println("ended " + ended.await(END_SECONDS, TimeUnit.SECONDS) + " still " + waiting);
            stop.set(1);
            failed.forEach((name, e) -> System.out.println("failed " + name + ": " + e));
            recording.stop();
            pinned(recording);
        }
    }

    private static void pinned(Recording recording) throws Exception {
        Path file = Files.createTempFile("pinned", ".jfr");
        try {
            recording.dump(file);
            int ours = 0;
            for (RecordedEvent event : RecordingFile.readAllEvents(file)) {
                String stack = String.valueOf(event.getStackTrace());
                if (stack.contains("io.filbert") || stack.contains("hazelcast")) {
                    ours++;
                    System.out.println(event);
                }
            }
            System.out.println("pinned " + ours);
        } finally {
            Files.delete(file);
        }
    }

    // ---- very many -------------------------------------------------------------------------------------------------------------------------

    /** Says by how much the process grew while so many virtual threads were inside of calls. The heap is touched before: what they cost there is not ours. */
    private void many(int count) throws Exception {
        IMap<String, String> map = grid.getMap("many");
        round(map, Math.min(count, 1_000)); // warm
        long before = residentKilobytes();
        AtomicLong most = new AtomicLong();
        Thread watch = new Thread(() -> {
            while (!Thread.interrupted()) {
                most.accumulateAndGet(residentKilobytes(), Math::max);
                java.util.concurrent.locks.LockSupport.parkNanos(20_000_000);
            }
        });
        watch.setDaemon(true);
        watch.start();
        long started = System.nanoTime();
        round(map, count);
        System.out.println("took " + TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - started) + " ms");
        watch.interrupt();
        System.out.println("grew " + (most.get() - before));
    }

    private void round(IMap<String, String> map, int count) throws InterruptedException {
        CountDownLatch go = new CountDownLatch(1);
        CountDownLatch ended = new CountDownLatch(count);
        Map<String, Integer> failed = new ConcurrentHashMap<>();
        for (int i = 0; i < count; i++) {
            String own = here.get(i % KEYS);
            String foreign = there.get(i % KEYS);
            start(() -> {
                try {
                    go.await();
                    use(map, own);
                    use(map, foreign);
                } catch (Throwable e) {
                    failed.merge(e.toString(), 1, Integer::sum);
                } finally {
                    ended.countDown();
                }
            });
        }
        go.countDown();
        System.out.println("ended " + ended.await(END_SECONDS, TimeUnit.SECONDS) + " still " + ended.getCount());
        failed.forEach((error, times) -> System.out.println("failed " + times + " times: " + error));
        int sum = 0;
        for (List<String> keys : List.of(here, there)) {
            for (String key : keys) {
                sum += Integer.parseInt(map.get(key));
                map.delete(key);
            }
        }
        System.out.println("sum " + sum);
    }

    private static void use(IMap<String, String> map, String key) {
        map.lock(key);
        try {
            String value = map.get(key);
            map.put(key, Integer.toString(value == null ? 1 : Integer.parseInt(value) + 1));
        } finally {
            map.unlock(key);
        }
    }

    private static long residentKilobytes() {
        try {
            for (String line : Files.readAllLines(Path.of("/proc/self/status"))) {
                if (line.startsWith("VmRSS:")) {
                    return Long.parseLong(line.replaceAll("[^0-9]", ""));
                }
            }
        } catch (java.io.IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
        throw new IllegalStateException("/proc/self/status names no VmRSS");
    }
}
