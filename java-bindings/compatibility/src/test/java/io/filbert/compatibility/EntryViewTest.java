package io.filbert.compatibility;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.hazelcast.core.EntryView;
import com.hazelcast.map.IMap;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** What is known of one entry. */
@KeyElsewhere
class EntryViewTest extends OnCluster {
    private static final long CLOCKS_MILLIS = 2_000;

    private IMap<String, String> map;
    private String key;

    private EntryView<String, String> view() {
        return map.getEntryView(key);
    }

    private void entry() {
        map = here.getMap("entry-stats-" + name);
        key = key();
        map.set(key, "v");
    }

    @Test
    void viewShowsKeyAndValue() {
        entry();
        assertEquals(key, view().getKey());
        assertEquals("v", view().getValue());
    }

    @Test
    void absentEntryHasNoView() {
        entry();
        assertNull(map.getEntryView(key()));
        assertEquals("v", view().getValue());
        assertThrows(NullPointerException.class, () -> map.getEntryView(null));
    }

    @Test
    @Differs("entries keep no statistics of their own")
    void timesAreAboutNow() {
        long now = System.currentTimeMillis();
        entry();
        map.get(key);
        map.put(key, "w");
        EntryView<String, String> view = view();
        for (long time : new long[] {view.getCreationTime(), view.getLastUpdateTime(), view.getLastAccessTime()}) {
            assertTrue(Math.abs(time - now) <= CLOCKS_MILLIS, time + " is not about " + now);
        }
    }

    @Test
    @Differs("entries keep no statistics of their own")
    void hitsAreCounted() {
        entry();
        map.get(key);
        map.get(key);
        assertTrue(view().getHits() >= 2, () -> "hits " + view().getHits());
    }

    @Test
    @Differs("entries keep no statistics of their own")
    void eachUpdateIsAVersion() {
        entry();
        long first = view().getVersion();
        map.put(key, "w");
        map.put(key, "x");
        assertEquals(first + 2, view().getVersion());
    }

    @Test
    void withoutTimesThereIsNoEnd() {
        entry();
        assertEquals(Long.MAX_VALUE, view().getTtl());
        assertEquals(Long.MAX_VALUE, view().getMaxIdle());
        assertEquals(Long.MAX_VALUE, view().getExpirationTime());
    }

    @Test
    void timesOfTheWriteAreShown() {
        entry();
        map.put(key, "v", 100, TimeUnit.SECONDS, 50, TimeUnit.SECONDS);
        assertEquals(100_000, view().getTtl());
        assertEquals(50_000, view().getMaxIdle());
    }

    @Test
    void endIsTheEarlierOfBothTimes() {
        entry();
        long now = System.currentTimeMillis();
        map.put(key, "v", 100, TimeUnit.SECONDS);
        assertTrue(Math.abs(view().getExpirationTime() - now - 100_000) <= CLOCKS_MILLIS);
        map.put(key, "v", 100, TimeUnit.SECONDS, 50, TimeUnit.SECONDS);
        assertTrue(Math.abs(view().getExpirationTime() - now - 50_000) <= CLOCKS_MILLIS);
    }

    @Test
    void setTtlReturnsTheIdleTimeToTheDefault() {
        entry();
        map.put(key, "v", 100, TimeUnit.SECONDS, 50, TimeUnit.SECONDS);
        map.setTtl(key, 200, TimeUnit.SECONDS);
        assertEquals(200_000, view().getTtl());
        assertEquals(Long.MAX_VALUE, view().getMaxIdle());
    }

    @Test
    void entryCostsMemory() {
        entry();
        assertTrue(view().getCost() > 0);
    }

    @Test
    @Differs("entries keep no statistics of their own")
    void withoutStatisticsOfEntriesThereAreNoTimes() {
        entry();
        assertTrue(view().getCreationTime() > 0);
        map = here.getMap(name);
        map.set(key, "v");
        map.get(key);
        assertEquals(-1, view().getCreationTime());
        assertEquals(-1, view().getLastAccessTime());
        assertEquals(-1, view().getLastUpdateTime());
        assertEquals(-1, view().getHits());
    }
}
