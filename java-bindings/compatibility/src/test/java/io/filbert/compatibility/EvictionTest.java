package io.filbert.compatibility;

import static com.hazelcast.core.EntryEventType.ADDED;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.hazelcast.core.EntryEvent;
import com.hazelcast.core.EntryEventType;
import com.hazelcast.map.IMap;
import com.hazelcast.map.listener.EntryEvictedListener;
import com.hazelcast.map.listener.EntryExpiredListener;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Maps that may hold 300 entries per member: two members share 271 partitions, so about two entries each. */
@KeyElsewhere
class EvictionTest extends OnCluster {
    private static final int WRITES = 6_000;
    private static final int MOST = 2 * 300 + 271; // every partition may round up

    private IMap<String, Integer> few(String policy) {
        return here.getMap("few-" + policy + "-" + name);
    }

    private int fill(IMap<String, Integer> map) {
        for (int i = 0; i < WRITES; i++) {
            map.set("filler" + i, i);
        }
        return map.size();
    }

    @ParameterizedTest
    @ValueSource(strings = {"lru", "lfu", "random"})
    @Rule("B.4.7")
    void mapStaysBelowItsSize(String policy) {
        key();
        int size = fill(few(policy));
        assertTrue(size <= MOST, policy + " let " + size + " stay");
        assertTrue(size >= 100, policy + " left only " + size);
    }

    @Test
    @Rule("B.4.7")
    void withoutPolicyNothingGoes() {
        key();
        assertEquals(WRITES, fill(map()));
    }

    @Test
    @Rule({"B.5.1", "B.5.evict"})
    void evictedEntryIsToldOnceWithItsValueByItsOwner() throws Exception {
        key();
        BlockingQueue<EntryEvent<String, Integer>> evicted = new LinkedBlockingQueue<>();
        AtomicInteger expired = new AtomicInteger();
        IMap<String, Integer> map = few("lru");
        map.addEntryListener((EntryEvictedListener<String, Integer>) evicted::add, true);
        map.addEntryListener((EntryExpiredListener<String, Integer>) event -> expired.incrementAndGet(), true);
        int left = fill(map);
        Set<String> keys = ConcurrentHashMap.newKeySet();
        for (int i = 0; i < WRITES - left; i++) {
            EntryEvent<String, Integer> event = evicted.poll(20, TimeUnit.SECONDS);
            assertNotNull(event, "event " + i);
            assertTrue(keys.add(event.getKey()), () -> "twice " + event);
            assertEquals(EntryEventType.EVICTED, event.getEventType());
            assertEquals("filler" + event.getOldValue(), event.getKey());
            assertEquals(here.getPartitionService().getPartition(event.getKey()).getOwner(), event.getMember());
        }
        assertEquals(0, expired.get());
    }

    @Test
    @Rule("B.4.6")
    void lockedEntryStays() {
        IMap<String, Integer> map = few("lru");
        String locked = key();
        map.set(locked, 1);
        map.lock(locked);
        fill(map);
        assertEquals(1, map.get(locked));
        map.unlock(locked);
    }

    @Test
    @Rule("B.4.7")
    void lastWrittenEntryStays() {
        IMap<String, Integer> map = few("lru");
        fill(map);
        String last = key();
        map.set(last, 1);
        assertEquals(1, map.get(last));
    }

    @Test
    void evictionsAreCountedAtTheOwner() {
        key();
        IMap<String, Integer> map = few("lru");
        int left = fill(map);
        IMap<String, Integer> other = there.getMap(map.getName());
        assertEquals(WRITES - left, map.getLocalMapStats().getEvictionCount() + other.getLocalMapStats().getEvictionCount());
        assertTrue(other.getLocalMapStats().getEvictionCount() > 0);
    }

    @Test
    void evictionHereIsHeardThere() throws Exception {
        IMap<String, Integer> map = few("lfu");
        Recorder<Integer> recorder = new Recorder<>();
        String key = key();
        there.<String, Integer>getMap(map.getName()).addEntryListener(recorder, true);
        map.set(key, 5);
        recorder.expect(ADDED, key, 5, null);
        map.evict(key);
        recorder.expect(EntryEventType.EVICTED, key, null, 5);
        assertFalse(map.containsKey(key));
    }
}
