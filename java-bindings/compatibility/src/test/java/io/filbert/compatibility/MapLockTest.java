package io.filbert.compatibility;

import static io.filbert.compatibility.Eventually.eventually;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.hazelcast.map.IMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** Locks on keys: who holds them, who waits, what they bar. */
@KeyElsewhere
class MapLockTest extends OnCluster {
    @Test
    @Rule("B.7.1")
    void absentKeyCanBeLocked() throws Exception {
        String key = key();
        map().lock(key);
        assertTrue(map().isLocked(key));
        assertFalse(map().containsKey(key), "a lock is no entry");
        onOtherThread(() -> assertFalse(map().tryLock(key)));
        map().unlock(key);
        assertFalse(map().isLocked(key));
    }

    @Test
    @Rule("B.7.1")
    void holderMayLockAgainAndUnlocksAsOften() throws Exception {
        String key = key();
        map().lock(key);
        map().lock(key);
        assertTrue(map().tryLock(key));
        map().unlock(key);
        map().unlock(key);
        assertTrue(map().isLocked(key));
        onOtherThread(() -> assertFalse(map().tryLock(key)));
        map().unlock(key);
        assertFalse(map().isLocked(key));
    }

    @Test
    @Rule("B.7.1")
    void lockBelongsToAThreadOfAMember() throws Exception {
        String key = key();
        map().lock(key);
        assertFalse(there.getMap(name).tryLock(key), "the same thread, another member");
        map().unlock(key);
        assertTrue(there.getMap(name).tryLock(key));
        there.getMap(name).unlock(key);
    }

    @Test
    @Rule("B.7.7")
    void everybodySeesThatAKeyIsLocked() throws Exception {
        String key = key();
        assertFalse(there.getMap(name).isLocked(key));
        map().lock(key);
        assertTrue(there.getMap(name).isLocked(key));
        onOtherThread(() -> assertTrue(map().isLocked(key)));
        map().unlock(key);
        assertFalse(there.getMap(name).isLocked(key));
    }

    @Test
    @Rule("B.7.2")
    void lockWaitsUntilItIsFree() throws Exception {
        String key = key();
        map().lock(key);
        CompletableFuture<Boolean> second = CompletableFuture.supplyAsync(() -> {
            map().lock(key);
            map().unlock(key);
            return true;
        });
        assertFalse(second.isDone());
        map().unlock(key);
        assertTrue(result(second));
    }

    @Test
    @Rule("B.7.2")
    void leaseEndsByItself() throws Exception {
        String key = key();
        map().lock(key, 1, TimeUnit.SECONDS);
        assertTrue(map().isLocked(key));
        onOtherThread(() -> assertFalse(map().tryLock(key)));
        eventually(() -> assertFalse(map().isLocked(key)));
        onOtherThread(() -> {
            assertTrue(map().tryLock(key));
            map().unlock(key);
        });
    }

    @Test
    @Rule("B.7.2")
    void leaseMustBePositive() {
        String key = key();
        assertThrows(IllegalArgumentException.class, () -> map().lock(key, 0, TimeUnit.SECONDS));
        assertThrows(IllegalArgumentException.class, () -> map().lock(key, -1, TimeUnit.SECONDS));
        assertFalse(map().isLocked(key));
    }

    @Test
    @Rule("B.7.2")
    void waiterGetsTheKeyWhenALeaseEnds() throws Exception {
        String key = key();
        map().lock(key, 1, TimeUnit.SECONDS);
        onOtherThread(() -> {
            assertFalse(map().tryLock(key));
            assertTrue(map().tryLock(key, 15, TimeUnit.SECONDS));
            map().unlock(key);
        });
    }

    @Test
    @Rule("B.7.3")
    void onlyTheHolderUnlocks() throws Exception {
        String key = key();
        map().lock(key);
        onOtherThread(() -> {
            IllegalMonitorStateException e = assertThrows(IllegalMonitorStateException.class, () -> map().unlock(key));
            assertTrue(e.getMessage().startsWith("Current thread is not owner of the lock!"), e.getMessage());
        });
        assertTrue(map().isLocked(key));
        map().unlock(key);
    }

    @Test
    @Rule("B.7.3")
    void unlockOfAFreeKeyFails() {
        String key = key();
        IllegalMonitorStateException e = assertThrows(IllegalMonitorStateException.class, () -> map().unlock(key));
        assertTrue(e.getMessage().startsWith("Current thread is not owner of the lock!"), e.getMessage());
    }

    @Test
    @Rule("B.7.3")
    void unlockAfterTheLeaseFails() {
        String key = key();
        map().lock(key, 1, TimeUnit.SECONDS);
        assertTrue(map().isLocked(key));
        eventually(() -> assertFalse(map().isLocked(key)));
        assertThrows(IllegalMonitorStateException.class, () -> map().unlock(key));
    }

    @Test
    @Rule({"B.7.3", "A.13.V2"})
    void anybodyMayForceAKeyOpen() throws Exception {
        String key = key();
        map().lock(key);
        map().lock(key);
        assertTrue(map().isLocked(key));
        onOtherThread(() -> there.getMap(name).forceUnlock(key));
        assertFalse(map().isLocked(key), "ownership and count do not matter");
        assertTrue(there.getMap(name).tryLock(key));
        there.getMap(name).forceUnlock(key);
    }

    @Test
    @Rule("B.7.3")
    void forcingAFreeKeyOpenIsHarmless() {
        String key = key();
        map().forceUnlock(key);
        map().lock(key);
        assertTrue(map().isLocked(key));
        map().forceUnlock(key);
        assertFalse(map().isLocked(key));
    }

    @Test
    @Rule("B.7.4")
    void tryLockDoesNotWait() throws Exception {
        String key = key();
        assertTrue(map().tryLock(key));
        onOtherThread(() -> assertFalse(map().tryLock(key)));
        map().unlock(key);
    }

    @Test
    @Rule("B.7.4")
    void tryLockWithTimeWaitsThatLong() throws Exception {
        String key = key();
        map().lock(key);
        onOtherThread(() -> {
            long started = System.nanoTime();
            assertFalse(map().tryLock(key, 200, TimeUnit.MILLISECONDS));
            assertTrue(System.nanoTime() - started >= 180_000_000, "it gave up too early");
        });
        map().unlock(key);
    }

    @Test
    @Rule({"B.7.4", "A.13.V2"})
    void tryLockWithTimeGetsTheKeyOnceFree() throws Exception {
        String key = key();
        map().lock(key);
        CompletableFuture<Boolean> second = CompletableFuture.supplyAsync(() -> {
            try {
                return map().tryLock(key, 20, TimeUnit.SECONDS);
            } catch (InterruptedException e) {
                return false;
            }
        });
        onOtherThread(() -> there.getMap(name).forceUnlock(key));
        assertTrue(result(second));
        assertTrue(map().isLocked(key));
    }

    @Test
    @Rule("B.7.4")
    void tryLockWithLeaseEndsByItself() throws Exception {
        String key = key();
        assertTrue(map().tryLock(key, 1, TimeUnit.SECONDS, 1, TimeUnit.SECONDS));
        assertTrue(map().isLocked(key));
        eventually(() -> assertFalse(map().isLocked(key)));
    }

    @Test
    @Rule("B.7.5")
    void readsPassALock() throws Exception {
        String key = key();
        map().set(key, "v");
        map().lock(key);
        onOtherThread(() -> {
            assertEquals("v", map().get(key));
            assertTrue(map().containsKey(key));
            assertEquals(1, map().size());
            assertTrue(map().keySet().contains(key));
        });
        map().unlock(key);
    }

    @Test
    @Rule("B.7.5")
    void writesOfOthersWaitForTheHolder() throws Exception {
        String key = key();
        map().set(key, "a");
        map().lock(key);
        CompletableFuture<Object> put = CompletableFuture.supplyAsync(() -> map().put(key, "b"));
        onOtherThread(() -> assertFalse(map().tryPut(key, "c", 100, TimeUnit.MILLISECONDS)));
        assertEquals("a", map().get(key));
        map().unlock(key);
        assertEquals("a", result(put));
        assertEquals("b", map().get(key));
    }

    @Test
    @Rule("B.7.5")
    void removalsOfOthersWaitForTheHolder() throws Exception {
        String key = key();
        map().set(key, "a");
        map().lock(key);
        CompletableFuture<Object> removed = CompletableFuture.supplyAsync(() -> map().remove(key));
        onOtherThread(() -> assertFalse(map().tryRemove(key, 100, TimeUnit.MILLISECONDS)));
        assertEquals("a", map().get(key));
        map().unlock(key);
        assertEquals("a", result(removed));
        assertNull(map().get(key));
    }

    @Test
    @Rule("B.7.5")
    void holderWritesAsBefore() {
        String key = key();
        map().lock(key);
        assertNull(map().put(key, "a"));
        assertEquals("a", map().get(key));
        map().set(key, "b");
        assertTrue(map().replace(key, "b", "c"));
        assertEquals("c", map().remove(key));
        map().unlock(key);
    }

    @Test
    @Rule("B.7.5")
    void otherKeysAreNotLocked() throws Exception {
        String key = key();
        String free = key();
        map().lock(key);
        onOtherThread(() -> {
            map().set(free, "v");
            assertTrue(map().tryLock(free));
            map().unlock(free);
        });
        assertEquals("v", map().get(free));
        map().unlock(key);
    }

    @Test
    @Rule("B.7.6")
    void lockOutlivesItsThread() throws Exception {
        String key = key();
        onOtherThread(() -> map().lock(key));
        assertTrue(map().isLocked(key));
        assertFalse(map().tryLock(key));
        map().forceUnlock(key);
        assertTrue(map().tryLock(key));
        map().unlock(key);
    }

    @Test
    void lockedSectionsExcludeEachOther() throws Exception {
        String key = key();
        IMap<String, Integer> map = map();
        map.set(key, 0);
        int rounds = 30;
        CompletableFuture<Void> other = CompletableFuture.runAsync(() -> add(there.getMap(name), key, rounds));
        add(map, key, rounds);
        result(other);
        assertEquals(2 * rounds, map.get(key));
    }

    private static void add(IMap<String, Integer> map, String key, int rounds) {
        for (int i = 0; i < rounds; i++) {
            map.lock(key);
            try {
                map.put(key, map.get(key) + 1);
            } finally {
                map.unlock(key);
            }
        }
    }

    @Test
    @Rule("B.3.1")
    void nullKeyIsRefused() {
        String key = key();
        assertThrows(NullPointerException.class, () -> map().lock(null));
        assertThrows(NullPointerException.class, () -> map().unlock(null));
        assertThrows(NullPointerException.class, () -> map().tryLock(null));
        assertThrows(NullPointerException.class, () -> map().isLocked(null));
        assertThrows(NullPointerException.class, () -> map().forceUnlock(null));
        assertTrue(map().tryLock(key));
        map().unlock(key);
    }

    @Test
    void lockedEntriesAreCountedWhereTheyLie() {
        String key = key();
        map().set(key, "v");
        map().lock(key);
        assertEquals(1, there.getMap(name).getLocalMapStats().getLockedEntryCount());
        map().unlock(key);
        assertEquals(0, there.getMap(name).getLocalMapStats().getLockedEntryCount());
    }
}
