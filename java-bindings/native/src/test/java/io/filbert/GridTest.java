package io.filbert;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

/** One instance without a network: what the small API does with bytes. */
@ExtendWith(NeedsLibrary.class)
@Timeout(60)
class GridTest {
    private static final long WAIT_SECONDS = 10;

    private static Grid grid;

    private static Grid local() {
        return Grid.start(new Settings().add("clustered", "false"), new GridOptions());
    }

    @BeforeAll
    static void start() {
        grid = local();
    }

    @AfterAll
    static void stop() {
        if (grid != null) {
            grid.close();
        }
    }

    @Test
    void memberIsAlone() {
        assertTrue(grid.isRunning());
        assertEquals(1, grid.members().size());
        assertTrue(grid.members().get(0).isLocal());
        assertEquals(271, grid.partitionCount());
        assertEquals(80, grid.partitionOf(Form.of("key")), "as Hazelcast places it");
        assertEquals(261, grid.partitionOf(Form.of("orders")));
    }

    @Test
    void mapKeepsBytes() {
        GridMap map = grid.map("m");
        assertNull(map.get(Form.of("k")));
        assertNull(map.put(Form.of("k"), Form.of("v")));
        assertEquals("v", Form.toText(map.put(Form.of("k"), Form.of("w"))));
        assertTrue(map.containsKey(Form.of("k")));
        assertTrue(map.containsValue(Form.of("w")));
        assertEquals(1, map.size());
        assertFalse(map.replace(Form.of("k"), Form.of("v"), Form.of("x")));
        assertTrue(map.replace(Form.of("k"), Form.of("w"), Form.of("x")));
        assertEquals("x", Form.toText(map.putIfAbsent(Form.of("k"), Form.of("y"), -1, -1)));
        assertEquals("x", Form.toText(map.remove(Form.of("k"))));
        assertEquals(0, map.size());
    }

    @Test
    void largeValuePassesBothWays() {
        GridMap map = grid.map("large");
        byte[] value = Form.of(new byte[3 * Scratch.CAPACITY]);
        map.set(Form.of("k"), value, -1, -1);
        assertArrayEquals(value, map.get(Form.of("k")));
        Scratch scratch = Scratch.acquire();
        byte[] key = Form.of("k");
        scratch.buffer().put(key);
        assertEquals(-2, map.get(scratch, key.length), "too large for the buffer");
        assertArrayEquals(value, scratch.takeLarge());
        scratch.buffer().clear().put(key);
        assertEquals(-2, map.remove(scratch, key.length));
        assertArrayEquals(value, scratch.takeLarge());
        assertEquals(0, map.size());
    }

    @Test
    void cursorDeliversEachEntryOnce() {
        GridMap map = grid.map("pages");
        List<byte[]> entries = new ArrayList<>();
        for (int i = 0; i < 5_000; i++) {
            entries.add(Form.of("key-" + i));
            entries.add(Form.of(new byte[1_000]));
        }
        map.putAll(entries);
        Set<String> seen = new HashSet<>();
        int pages = 0;
        try (GridCursor cursor = map.scan(GridCursor.What.ENTRIES, false)) {
            for (List<byte[]> page = cursor.next(); page != null; page = cursor.next()) {
                pages++;
                for (int i = 0; i < page.size(); i += 2) {
                    assertTrue(seen.add(Form.toText(page.get(i))));
                }
            }
        }
        assertEquals(5_000, seen.size());
        assertTrue(pages > 1, "5 MB are more than one page");
        assertEquals(4, map.getAll(List.of(Form.of("key-1"), Form.of("none"), Form.of("key-2"))).size());
    }

    @Test
    void eventsOfOneListenerComeInOrderWhileAnotherBlocks() throws Exception {
        GridMap map = grid.map("events");
        CountDownLatch release = new CountDownLatch(1);
        BlockingQueue<String> seen = new LinkedBlockingQueue<>();
        map.listen(null, true, false, new Listener(key -> {
            try {
                release.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }));
        long registration = map.listen(null, true, false, new Listener(seen::add));
        for (int i = 0; i < 100; i++) {
            map.put(Form.of("k"), Form.of("v" + i));
        }
        for (int i = 0; i < 100; i++) {
            assertEquals("v" + i, seen.poll(WAIT_SECONDS, TimeUnit.SECONDS));
        }
        assertTrue(grid.unlisten(registration));
        assertFalse(grid.unlisten(registration));
        release.countDown();
    }

    private static final class Listener implements EntryListener {
        private final java.util.function.Consumer<String> values;

        Listener(java.util.function.Consumer<String> values) {
            this.values = values;
        }

        @Override
        public void entry(int type, UUID member, byte[] key, byte[] value, byte[] oldValue, byte[] mergingValue) {
            values.accept(Form.toText(value));
        }

        @Override
        public void map(int type, UUID member, int entries) {
            values.accept("all " + entries);
        }
    }

    @Test
    void lockIsHeldByItsThread() throws Exception {
        GridLock lock = grid.lock("l", 0);
        long fence = lock.acquire(-1);
        assertTrue(fence > 0);
        assertEquals(fence, lock.acquire(-1), "reentrant");
        AtomicLong other = new AtomicLong(-1);
        Thread thread = new Thread(() -> other.set(lock.acquire(0)));
        thread.start();
        thread.join();
        assertEquals(0, other.get());
        lock.release();
        lock.release();
        assertEquals(FilbertException.NOT_LOCK_OWNER, assertThrows(FilbertException.class, lock::release).code());
    }

    @Test
    void interruptEndsAWaitForALock() throws Exception {
        GridLock lock = grid.lock("interrupted", 0);
        lock.acquire(-1);
        AtomicReference<Throwable> ended = new AtomicReference<>();
        Thread waiter = new Thread(() -> {
            try {
                lock.acquireInterruptibly(-1);
            } catch (Throwable e) {
                ended.set(e);
            }
        });
        waiter.start();
        waiter.interrupt();
        waiter.join(TimeUnit.SECONDS.toMillis(WAIT_SECONDS));
        assertEquals(InterruptedException.class, ended.get().getClass());
        lock.release();
        // Who was interrupted may have been given the lock in the same moment: then it goes back by itself.
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(WAIT_SECONDS);
        while (lock.count() != 0) {
            assertTrue(System.nanoTime() < deadline, "nothing stays acquired");
            Thread.onSpinWait();
        }
    }

    @Test
    void counterCounts() {
        GridCounter counter = grid.counter("c");
        assertEquals(5, counter.addAndGet(5));
        assertEquals(5, counter.getAndAdd(-7));
        assertTrue(counter.compareAndSet(-2, Long.MAX_VALUE));
        assertEquals(Long.MAX_VALUE, counter.getAsync().join());
        assertEquals(Long.MAX_VALUE, counter.getAndSet(1));
    }

    @Test
    void virtualThreadsWaitWithoutTheirCarriers() throws Exception {
        Method start;
        try {
            start = Thread.class.getMethod("startVirtualThread", Runnable.class); // Java 21 and later
        } catch (NoSuchMethodException e) {
            Assumptions.abort("this JVM has no virtual threads");
            return;
        }
        GridMap map = grid.map("virtual");
        GridLock lock = grid.lock("virtual", 0);
        GridCounter counter = grid.counter("virtual");
        int threads = 200; // many times the carriers: were each wait to hold one, the lock's holder could not go on
        AtomicReference<Throwable> wrong = new AtomicReference<>();
        List<Thread> all = new ArrayList<>();
        for (int i = 0; i < threads; i++) {
            String key = "k" + i;
            all.add((Thread) start.invoke(null, (Runnable) () -> {
                try {
                    map.put(Form.of(key), Form.of("v"));
                    assertEquals("v", Form.toText(map.get(Form.of(key))));
                    assertTrue(lock.acquire(-1) > 0);
                    counter.addAndGet(1);
                    lock.release();
                } catch (Throwable e) {
                    wrong.set(e);
                }
            }));
        }
        for (Thread thread : all) {
            thread.join();
        }
        assertNull(wrong.get());
        assertEquals(threads, counter.get());
        assertEquals(threads, map.size());
    }

    @Test
    void everyCallAfterShutdownIsRefusedAndNoneCrashes() throws Exception {
        Grid other = local();
        GridMap map = other.map("race");
        CountDownLatch begun = new CountDownLatch(4);
        AtomicReference<Throwable> wrong = new AtomicReference<>();
        List<Thread> callers = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            Thread caller = new Thread(() -> {
                try {
                    begun.countDown();
                    for (long n = 0;; n++) {
                        map.put(Form.of("k" + n % 100), Form.of("v"));
                        map.get(Form.of("k" + n % 100));
                    }
                } catch (FilbertException e) {
                    if (e.code() != FilbertException.NOT_ACTIVE && e.code() != FilbertException.CLOSED) {
                        wrong.set(e);
                    }
                } catch (Throwable e) {
                    wrong.set(e);
                }
            });
            callers.add(caller);
            caller.start();
        }
        begun.await();
        other.close();
        for (Thread caller : callers) {
            caller.join(TimeUnit.SECONDS.toMillis(WAIT_SECONDS));
            assertFalse(caller.isAlive());
        }
        assertNull(wrong.get());
        assertFalse(other.isRunning());
        assertThrows(FilbertException.class, map::size);
    }
}
