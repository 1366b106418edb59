package io.filbert.compatibility;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.hazelcast.map.IMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** Writes that take something away, or replace it. */
@KeyElsewhere
class MapRemoveTest extends OnCluster {
    private String stored(Object value) {
        String key = key();
        map().set(key, value);
        return key;
    }

    @Test
    @Rule("B.3.8")
    void removeReturnsTheValue() {
        String key = stored("v");
        assertEquals("v", map().remove(key));
        assertNull(map().remove(key));
        assertFalse(there.getMap(name).containsKey(key));
    }

    @Test
    @Rule("B.3.8")
    void deleteRemoves() {
        String key = stored("v");
        map().delete(key);
        assertNull(map().get(key));
        map().delete(key);
    }

    @Test
    @Rule("B.3.7")
    void removeOfAPairComparesContent() {
        String key = stored(new byte[] {1});
        assertFalse(map().remove(key, new byte[] {2}));
        assertTrue(map().remove(key, new byte[] {1}));
        assertFalse(map().containsKey(key));
    }

    @Test
    void replaceNeedsAnEntry() {
        String key = stored("a");
        assertEquals("a", map().replace(key, "b"));
        assertEquals("b", map().get(key));
        String absent = key();
        assertNull(map().replace(absent, "b"));
        assertFalse(map().containsKey(absent));
    }

    @Test
    @Rule({"B.3.7", "A.13.B1"})
    void replaceOfAPairComparesContent() {
        String key = stored(new byte[] {1});
        assertFalse(map().replace(key, new byte[] {2}, new byte[] {3}));
        assertTrue(map().replace(key, new byte[] {1}, new byte[] {3}));
        assertTrue(map().containsValue(new byte[] {3}));
    }

    @Test
    void replaceOfAPairHasOneWinner() throws Exception {
        IMap<String, Integer> map = map();
        String key = stored(0);
        int rounds = 50;
        Runnable adder = () -> {
            for (int i = 0; i < rounds; i++) {
                int old = map.get(key);
                while (!map.replace(key, old, old + 1)) {
                    old = map.get(key);
                }
            }
        };
        Thread other = new Thread(adder);
        other.start();
        adder.run();
        other.join();
        assertEquals(2 * rounds, map.get(key));
    }

    @Test
    @Rule("B.3.8")
    void tryRemoveAnswersWhetherItHadTheLock() {
        String key = stored("v");
        assertTrue(map().tryRemove(key, 1, TimeUnit.SECONDS));
        assertFalse(map().containsKey(key));
    }

    @Test
    @Rule("B.3.8")
    void tryRemoveGivesUpOnAHeldKey() throws Exception {
        String key = stored("v");
        map().lock(key);
        onOtherThread(() -> assertFalse(map().tryRemove(key, 50, TimeUnit.MILLISECONDS)));
        assertEquals("v", map().get(key));
        assertTrue(map().tryRemove(key, 50, TimeUnit.MILLISECONDS), "the holder may");
        map().unlock(key);
        assertFalse(map().containsKey(key));
    }

    @Test
    @Rule("B.4.8")
    void clearEmptiesAllMembers() {
        map().putAll(entries(20));
        assertEquals(20, map().size());
        there.getMap(name).clear();
        assertEquals(0, map().size());
        assertTrue(map().isEmpty());
    }

    @Test
    @Rule("B.4.8")
    void evictTakesOneEntry() {
        String key = stored("v");
        String kept = stored("w");
        assertTrue(map().evict(key));
        assertFalse(map().evict(key), "nothing to evict");
        assertFalse(map().containsKey(key));
        assertEquals("w", map().get(kept));
    }

    @Test
    @Rule({"B.4.8", "B.7.5"})
    void evictWaitsForTheHolder() throws Exception {
        String key = stored("v");
        map().lock(key);
        CompletableFuture<Boolean> evicted = CompletableFuture.supplyAsync(() -> map().evict(key));
        onOtherThread(() -> assertFalse(map().tryRemove(key, 50, TimeUnit.MILLISECONDS)));
        assertFalse(evicted.isDone());
        map().unlock(key);
        assertTrue(result(evicted));
        assertFalse(map().containsKey(key));
    }

    @Test
    @Rule("B.4.8")
    void evictAllTakesAllButLockedEntries() {
        map().putAll(entries(10));
        String locked = stored("locked");
        map().lock(locked);
        map().evictAll();
        assertEquals(1, map().size());
        assertEquals("locked", map().get(locked));
        map().unlock(locked);
        map().evictAll();
        assertEquals(0, map().size());
    }

    @Test
    @Rule("B.4.8")
    void clearSparesALockedKey() {
        map().putAll(entries(10));
        String locked = stored("locked");
        map().lock(locked);
        map().clear();
        assertEquals(Map.of(locked, "locked"), map().getAll(java.util.Set.of(locked)));
        assertEquals(1, map().size());
        map().unlock(locked);
        map().clear();
        assertEquals(0, map().size());
    }

    @Test
    @Rule("B.3.12")
    void destroyTakesTheDataEverywhereAndTheNameMayBeUsedAgain() {
        String key = stored("v");
        IMap<String, String> other = there.getMap(name);
        assertEquals("v", other.get(key));
        map().destroy();
        assertNull(there.getMap(name).get(key));
        IMap<String, String> again = here.getMap(name);
        again.set(key, "w");
        assertEquals("w", there.getMap(name).get(key));
    }
}
