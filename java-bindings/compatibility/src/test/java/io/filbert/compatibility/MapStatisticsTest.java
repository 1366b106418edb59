package io.filbert.compatibility;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.hazelcast.map.IMap;
import com.hazelcast.map.LocalMapStats;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** What a member counts of a map: {@code LocalMapStats} as monitoring reads it. */
@KeyElsewhere
class MapStatisticsTest extends OnCluster {
    private LocalMapStats statsHere() {
        return map().getLocalMapStats();
    }

    private LocalMapStats statsThere() {
        return there.getMap(name).getLocalMapStats();
    }

    /** Six keys there, four here. */
    private void tenEntries() {
        for (int i = 0; i < 6; i++) {
            map().set(key(), i);
        }
        for (int i = 0; i < 4; i++) {
            map().set(ownKey(), i);
        }
    }

    @Test
    @Rule("B.13.3")
    void ownedEntriesAreCountedPerMember() {
        tenEntries();
        assertEquals(4, statsHere().getOwnedEntryCount());
        assertEquals(6, statsThere().getOwnedEntryCount());
    }

    @Test
    @Rule("B.13.3")
    void backupEntriesAreCountedPerMember() {
        tenEntries();
        assertEquals(6, statsHere().getBackupEntryCount());
        assertEquals(4, statsThere().getBackupEntryCount());
        assertEquals(1, statsHere().getBackupCount());
    }

    @Test
    void mapWithoutBackupsHasNone() {
        IMap<String, String> map = here.getMap("no-backup-" + name);
        map.set(key(), "v");
        assertEquals(0, map.getLocalMapStats().getBackupEntryCount());
        assertEquals(0, map.getLocalMapStats().getBackupCount());
        assertEquals(1, there.getMap("no-backup-" + name).getLocalMapStats().getOwnedEntryCount());
    }

    @Test
    void entriesHaveAMemoryCost() {
        tenEntries();
        assertTrue(statsHere().getOwnedEntryMemoryCost() > 0);
        assertTrue(statsHere().getBackupEntryMemoryCost() > 0);
        assertTrue(statsHere().getHeapCost() > 0);
    }

    @Test
    void putsAreCountedAtTheCaller() {
        String key = key();
        map().put(key, "a");
        map().put(key, "b");
        assertEquals(2, statsHere().getPutOperationCount());
        assertEquals(0, statsThere().getPutOperationCount());
    }

    @Test
    void setsAreCountedAtTheCaller() {
        String key = key();
        map().set(key, "a");
        map().set(key, "b");
        map().set(key, "c");
        assertEquals(3, statsHere().getSetOperationCount());
        assertEquals(0, statsHere().getPutOperationCount());
    }

    @Test
    void getsAreCountedAtTheCaller() {
        String key = key();
        map().set(key, "a");
        map().get(key);
        map().get(key);
        map().get(key());
        assertEquals(3, statsHere().getGetOperationCount());
        assertEquals(0, statsThere().getGetOperationCount());
    }

    @Test
    void removesAreCountedAtTheCaller() {
        String key = key();
        map().set(key, "a");
        map().remove(key);
        map().delete(key);
        assertEquals(2, statsHere().getRemoveOperationCount());
    }

    @Test
    void hitsAreCountedAtTheOwner() {
        String key = key();
        map().set(key, "a");
        map().get(key);
        map().get(key);
        assertTrue(statsThere().getHits() >= 2, () -> "hits " + statsThere().getHits());
        assertEquals(0, statsHere().getHits());
    }

    @Test
    void latenciesAreMeasured() {
        String key = key();
        for (int i = 0; i < 2_000; i++) {
            map().put(key, "a");
            map().get(key);
        }
        for (int i = 0; i < 200; i++) {
            map().set(key, "a");
            map().remove(key);
        }
        LocalMapStats stats = statsHere();
        assertTrue(stats.getTotalPutLatency() > 0, "put");
        assertTrue(stats.getTotalGetLatency() > 0, "get");
        assertTrue(stats.getMaxPutLatency() >= stats.getTotalPutLatency() / stats.getPutOperationCount());
        assertTrue(stats.getMaxGetLatency() >= stats.getTotalGetLatency() / stats.getGetOperationCount());
    }

    @Test
    void otherCallsAreCounted() {
        String key = key();
        map().set(key, "a");
        for (Runnable call : List.<Runnable>of(() -> map().containsKey(key), () -> map().size(), () -> map().keySet())) {
            long before = statsHere().getOtherOperationCount();
            call.run();
            assertTrue(statsHere().getOtherOperationCount() > before);
        }
    }

    @Test
    void totalIsTheSumOfTheCalls() {
        String key = key();
        map().put(key, "a");
        map().get(key);
        map().get(key);
        map().remove(key);
        LocalMapStats stats = statsHere();
        assertEquals(4, stats.total() - stats.getOtherOperationCount());
    }

    @Test
    void timesAreKnown() {
        long before = System.currentTimeMillis();
        String key = ownKey();
        key();
        map().set(key, "a");
        map().get(key);
        LocalMapStats stats = statsHere();
        assertTrue(stats.getCreationTime() > before - 60_000 && stats.getCreationTime() <= System.currentTimeMillis() + 1, "creation " + stats.getCreationTime());
        assertTrue(stats.getLastUpdateTime() >= before - 1_000, "update " + stats.getLastUpdateTime());
        assertTrue(stats.getLastAccessTime() >= before - 1_000, "access " + stats.getLastAccessTime());
    }

    @Test
    void eventsAreCountedWhereTheyArrive() throws Exception {
        Recorder<String> recorder = new Recorder<>();
        map().addEntryListener(recorder, true);
        String key = key();
        map().set(key, "a");
        recorder.next(com.hazelcast.core.EntryEventType.ADDED);
        Eventually.eventually(() -> assertTrue(statsHere().getEventOperationCount() > 0));
    }

    @Test
    void expirationsAreCountedAtTheOwner() {
        String expired = key();
        map().put(expired, "v", 1, TimeUnit.SECONDS);
        Eventually.eventually(() -> assertNull(map().get(expired)));
        assertEquals(1, statsThere().getExpirationCount());
        assertEquals(0, statsThere().getEvictionCount());
    }

    @Test
    @Rule("B.13.3")
    void withoutNearCacheThereAreNoStatisticsOfIt() {
        tenEntries();
        assertNull(statsHere().getNearCacheStats());
        assertEquals(4, statsHere().getOwnedEntryCount());
    }

    @Test
    @Rule("B.13.3")
    void switchedOffStatisticsAreZero() {
        IMap<String, String> map = here.getMap("no-stats-" + name);
        String key = key();
        map.put(key, "v");
        map.get(key);
        assertEquals("v", map.get(key));
        assertEquals(0, map.getLocalMapStats().getPutOperationCount());
        assertEquals(0, map.getLocalMapStats().getGetOperationCount());
        map().put(key, "v");
        assertEquals(1, statsHere().getPutOperationCount(), "another map's are on");
    }

    @Test
    void bulkCallsAreCountedToo() {
        Map<String, Integer> entries = entries(10);
        IMap<String, Integer> map = map();
        map.putAll(entries);
        map.getAll(entries.keySet());
        LocalMapStats stats = statsHere();
        assertEquals(10, stats.getPutOperationCount());
        assertEquals(10, stats.getGetOperationCount());
    }

    @Test
    void queriesAndIndexesAreNone() {
        tenEntries();
        assertEquals(0, statsHere().getQueryCount());
        assertEquals(0, statsHere().getIndexedQueryCount());
        assertNotNull(statsHere().getIndexStats());
        assertEquals(0, statsHere().getDirtyEntryCount());
        assertEquals(4, statsHere().getOwnedEntryCount());
    }

    @Test
    @Rule("A.13.S5")
    void monitoringFindsTheMethodsByName() throws Exception {
        tenEntries();
        Object stats = IMap.class.getMethod("getLocalMapStats").invoke(map());
        for (String method : new String[] {"getOwnedEntryCount", "getBackupEntryCount", "getOwnedEntryMemoryCost", "getBackupEntryMemoryCost"}) {
            assertTrue((long) LocalMapStats.class.getMethod(method).invoke(stats) > 0, method);
        }
        assertEquals(10L, LocalMapStats.class.getMethod("getSetOperationCount").invoke(stats));
        assertNull(LocalMapStats.class.getMethod("getNearCacheStats").invoke(stats));
    }
}
