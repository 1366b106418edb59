package io.filbert.compatibility;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.hazelcast.map.IMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** Writes that store something. */
@KeyElsewhere
class MapPutTest extends OnCluster {
    @Test
    @Rule("B.3.8")
    void putReturnsTheValueBefore() {
        String key = key();
        assertNull(map().put(key, "a"));
        assertEquals("a", map().put(key, "b"));
        assertEquals("b", there.getMap(name).get(key));
    }

    @Test
    @Rule("B.3.8")
    void setReplacesWithoutAnAnswer() {
        String key = key();
        map().set(key, "a");
        map().set(key, "b");
        assertEquals("b", there.getMap(name).get(key));
    }

    @Test
    void putWithTimeToLiveReturnsTheValueBefore() {
        String key = key();
        assertNull(map().put(key, "a", 1, TimeUnit.HOURS));
        assertEquals("a", map().put(key, "b", 1, TimeUnit.HOURS));
        assertEquals("b", map().get(key));
    }

    @Test
    void putWithTimeToLiveAndIdleTimeReturnsTheValueBefore() {
        String key = key();
        assertNull(map().put(key, "a", 1, TimeUnit.HOURS, 1, TimeUnit.HOURS));
        assertEquals("a", map().put(key, "b", 1, TimeUnit.HOURS, 1, TimeUnit.HOURS));
        assertEquals("b", map().get(key));
    }

    @Test
    void setWithTimesStores() {
        String key = key();
        map().set(key, "a", 1, TimeUnit.HOURS);
        assertEquals("a", map().get(key));
        map().set(key, "b", 1, TimeUnit.HOURS, 1, TimeUnit.HOURS);
        assertEquals("b", map().get(key));
    }

    @Test
    void putIfAbsentKeepsWhatIsThere() {
        String key = key();
        assertNull(map().putIfAbsent(key, "a"));
        assertEquals("a", map().putIfAbsent(key, "b"));
        assertEquals("a", map().get(key));
    }

    @Test
    void putIfAbsentWithTimeToLiveKeepsWhatIsThere() {
        String key = key();
        assertNull(map().putIfAbsent(key, "a", 1, TimeUnit.HOURS));
        assertEquals("a", map().putIfAbsent(key, "b", 1, TimeUnit.HOURS));
        assertEquals("a", map().get(key));
    }

    @Test
    void putIfAbsentWithTimesKeepsWhatIsThere() {
        String key = key();
        assertNull(map().putIfAbsent(key, "a", 1, TimeUnit.HOURS, 1, TimeUnit.HOURS));
        assertEquals("a", map().putIfAbsent(key, "b", 1, TimeUnit.HOURS, 1, TimeUnit.HOURS));
        assertEquals("a", map().get(key));
    }

    @Test
    void putIfAbsentHasOneWinner() throws Exception {
        String key = key();
        AtomicInteger winners = new AtomicInteger();
        Thread[] threads = new Thread[4];
        for (int i = 0; i < threads.length; i++) {
            String mine = "v" + i;
            IMap<String, String> map = i % 2 == 0 ? here.getMap(name) : there.getMap(name);
            threads[i] = new Thread(() -> {
                if (map.putIfAbsent(key, mine) == null) {
                    winners.incrementAndGet();
                }
            });
            threads[i].start();
        }
        for (Thread thread : threads) {
            thread.join();
        }
        assertEquals(1, winners.get());
    }

    @Test
    void putAllReachesAllOwners() {
        Map<String, Integer> entries = entries(50);
        IMap<String, Integer> map = map();
        map.putAll(entries);
        assertEquals(entries, there.getMap(name).getAll(new java.util.HashSet<>(entries.keySet())));
    }

    @Test
    void putAllReplaces() {
        String key = key();
        IMap<String, Integer> map = map();
        map.set(key, 1);
        map.putAll(Map.of(key, 2));
        assertEquals(2, map.get(key));
    }

    @Test
    void setAllReachesAllOwners() {
        Map<String, Integer> entries = entries(50);
        IMap<String, Integer> map = map();
        map.setAll(entries);
        assertEquals(entries, there.getMap(name).getAll(new java.util.HashSet<>(entries.keySet())));
    }

    @Test
    @Rule("B.3.1")
    void putAllRefusesNullsInTheMap() {
        Map<String, String> entries = new HashMap<>();
        entries.put(key(), null);
        assertThrows(NullPointerException.class, () -> map().putAll(entries));
        entries.clear();
        entries.put(null, "v");
        assertThrows(NullPointerException.class, () -> map().putAll(entries));
    }

    @Test
    @Rule("B.3.8")
    void tryPutStoresWhenNobodyHoldsTheKey() {
        String key = key();
        assertTrue(map().tryPut(key, "a", 1, TimeUnit.SECONDS));
        assertEquals("a", map().get(key));
        assertTrue(map().tryPut(key, "b", 0, TimeUnit.SECONDS));
        assertEquals("b", map().get(key));
    }

    @Test
    @Rule("B.3.8")
    void tryPutGivesUpOnAHeldKey() throws Exception {
        String key = key();
        map().set(key, "a");
        map().lock(key);
        onOtherThread(() -> {
            assertFalse(map().tryPut(key, "b", 50, TimeUnit.MILLISECONDS));
            assertFalse(map().tryPut(key, "b", 0, TimeUnit.MILLISECONDS));
        });
        assertTrue(map().tryPut(key, "c", 50, TimeUnit.MILLISECONDS), "the holder may");
        assertEquals("c", map().get(key));
        map().unlock(key);
    }

    @Test
    @Rule("B.3.1")
    void nullKeysAndValuesAreRefusedByText() {
        String key = key();
        NullPointerException noKey = assertThrows(NullPointerException.class, () -> map().put(null, "v"));
        NullPointerException noValue = assertThrows(NullPointerException.class, () -> map().put(key, null));
        assertEquals("Null key is not allowed!", noKey.getMessage());
        assertEquals("Null value is not allowed!", noValue.getMessage());
    }

    @Test
    void manyTypesOfKeysAndValues() {
        IMap<Object, Object> map = here.getMap(name);
        List<Object> objects = List.of("s", 1, 2L, (short) 3, (byte) 4, 'c', true, 1.5, 2.5f, new java.util.UUID(1, 2), java.math.BigInteger.TEN,
            new java.math.BigDecimal("1.50"), new java.util.Date(5), Thread.State.NEW, java.time.LocalDate.of(2026, 1, 2));
        for (Object object : objects) {
            assertNull(map.put(object, object), () -> "first put of " + object);
            assertEquals(object, map.put(object, object));
            assertEquals(object, there.getMap(name).get(object));
        }
        assertNull(map.put(key(), "v"));
        assertEquals(objects.size() + 1, map.size());
    }
}
