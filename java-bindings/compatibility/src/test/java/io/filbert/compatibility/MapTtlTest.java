package io.filbert.compatibility;

import static io.filbert.compatibility.Eventually.eventually;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.hazelcast.map.IMap;
import com.hazelcast.map.listener.EntryAddedListener;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Entries that end by time. Lifetimes have whole seconds here: Hazelcast counts in them. */
@KeyElsewhere
class MapTtlTest extends OnCluster {
    private static final long HOUR = 3_600_000;

    /** A write with a lifetime. */
    interface Write {
        Object run(IMap<String, String> map, String key, long ttlSeconds) throws Exception;
    }

    private static final class Named {
        private final String name;
        private final Write write;

        private Named(String name, Write write) {
            this.name = name;
            this.write = write;
        }

        @Override
        public String toString() {
            return name;
        }
    }

    static Stream<Named> writes() {
        return Stream.of(
            new Named("put", (map, key, ttl) -> map.put(key, "v", ttl, TimeUnit.SECONDS)),
            new Named("putIfAbsent", (map, key, ttl) -> map.putIfAbsent(key, "v", ttl, TimeUnit.SECONDS)),
            new Named("set", (map, key, ttl) -> {
                map.set(key, "v", ttl, TimeUnit.SECONDS);
                return null;
            }),
            new Named("putAsync", (map, key, ttl) -> result(map.putAsync(key, "v", ttl, TimeUnit.SECONDS))),
            new Named("setAsync", (map, key, ttl) -> result(map.setAsync(key, "v", ttl, TimeUnit.SECONDS))),
            new Named("put with idle time", (map, key, ttl) -> map.put(key, "v", ttl, TimeUnit.SECONDS, 1, TimeUnit.HOURS)),
            new Named("putIfAbsent with idle time", (map, key, ttl) -> map.putIfAbsent(key, "v", ttl, TimeUnit.SECONDS, 1, TimeUnit.HOURS)),
            new Named("set with idle time", (map, key, ttl) -> {
                map.set(key, "v", ttl, TimeUnit.SECONDS, 1, TimeUnit.HOURS);
                return null;
            }),
            new Named("putAsync with idle time", (map, key, ttl) -> result(map.putAsync(key, "v", ttl, TimeUnit.SECONDS, 1, TimeUnit.HOURS))),
            new Named("setAsync with idle time", (map, key, ttl) -> result(map.setAsync(key, "v", ttl, TimeUnit.SECONDS, 1, TimeUnit.HOURS))));
    }

    private void ends(IMap<String, ?> map, String key) {
        eventually(() -> assertNull(map.get(key)));
    }

    @ParameterizedTest
    @MethodSource("writes")
    @Rule("B.4.1")
    void writeKeepsItsTimeToLive(Named write) throws Exception {
        String key = key();
        write.write.run(map(), key, 3600);
        assertEquals("v", map().get(key));
        assertEquals(HOUR, map().getEntryView(key).getTtl());
    }

    @Test
    @Rule({"B.4.1", "B.4.5"})
    void entriesOfAllWritesEnd() throws Exception {
        IMap<String, String> map = map();
        List<Named> writes = writes().collect(java.util.stream.Collectors.toList());
        List<String> keys = new java.util.ArrayList<>();
        List<String> added = new CopyOnWriteArrayList<>();
        map.addEntryListener((EntryAddedListener<String, String>) event -> added.add(event.getKey()), false);
        for (Named write : writes) {
            String key = key();
            keys.add(key);
            write.write.run(map, key, 1);
        }
        for (int i = 0; i < keys.size(); i++) {
            ends(map, keys.get(i));
        }
        eventually(() -> assertEquals(Set.copyOf(keys), Set.copyOf(added), "each was there before"));
        String kept = key();
        map.set(kept, "v");
        assertEquals("v", map.get(kept));
    }

    @Test
    @Rule("B.4.1")
    void zeroIsForEverEvenAgainstTheMapsDefault() {
        IMap<String, String> map = here.getMap("ttl-1s-" + name);
        String kept = key();
        String ending = key();
        map.put(kept, "v", 0, TimeUnit.SECONDS);
        map.put(ending, "v");
        ends(map, ending);
        assertEquals("v", map.get(kept));
    }

    @Test
    @Rule("B.4.1")
    void negativeIsTheMapsDefault() {
        IMap<String, String> map = here.getMap("ttl-1h-" + name);
        String key = key();
        map.put(key, "v", -1, TimeUnit.SECONDS);
        assertEquals(HOUR, map.getEntryView(key).getTtl());
        map.put(key, "v", 10, TimeUnit.SECONDS);
        assertEquals(10_000, map.getEntryView(key).getTtl());
    }

    @Test
    @Rule({"B.4.3", "B.4.2"})
    void mapsDefaultHolds() {
        IMap<String, String> map = here.getMap("ttl-1s-" + name);
        String key = key();
        map.set(key, "v");
        assertEquals("v", map.get(key));
        ends(map, key);
    }

    @Test
    @Rule("B.4.1")
    void unitsCount() {
        IMap<String, String> map = map();
        String key = key();
        map.put(key, "v", 2, TimeUnit.MINUTES);
        assertEquals(120_000, map.getEntryView(key).getTtl());
        map.put(key, "v", 5000, TimeUnit.MILLISECONDS);
        assertEquals(5_000, map.getEntryView(key).getTtl());
    }

    @Test
    @Rule("B.4.1")
    void anHourOfLifeIsNotShorter() {
        IMap<String, String> map = map();
        String kept = key();
        String ending = key();
        map.put(kept, "v", 1, TimeUnit.HOURS);
        map.put(ending, "v", 1, TimeUnit.SECONDS);
        ends(map, ending);
        assertEquals("v", map.get(kept));
        assertTrue(map.containsKey(kept));
    }

    @Test
    @Rule("B.4.5")
    void endedEntryIsNeitherFoundNorCounted() {
        IMap<String, String> map = map();
        String key = key();
        map.set(key, "u");
        assertEquals("u", map.put(key, "v", 1, TimeUnit.SECONDS));
        ends(map, key);
        assertFalse(map.containsKey(key));
        assertFalse(map.containsValue("v"));
        assertFalse(map.keySet().contains(key));
        eventually(() -> assertEquals(0, map.size()));
        assertNull(map.put(key, "w"), "there is no old value");
    }

    @Test
    @Rule("B.4.5")
    void nobodyNeedsToAskForAnEntryToEnd() {
        IMap<String, String> map = map();
        map.put(key(), "v", 1, TimeUnit.SECONDS);
        map.put(ownKey(), "v", 1, TimeUnit.SECONDS);
        assertEquals(2, map.size());
        eventually(() -> assertEquals(0, map.getLocalMapStats().getOwnedEntryCount()));
        eventually(() -> assertEquals(0, map.size()));
    }

    @Test
    @Rule("B.4.3")
    void setTtlOfAbsentKeyIsFalse() {
        String key = key();
        assertFalse(map().setTtl(key, 1, TimeUnit.HOURS));
        map().set(key, "v");
        assertTrue(map().setTtl(key, 1, TimeUnit.HOURS));
        assertEquals(HOUR, map().getEntryView(key).getTtl());
        assertEquals("v", map().get(key));
    }

    @Test
    @Rule("B.4.3")
    void setTtlShortensALife() {
        String key = key();
        map().put(key, "v", 1, TimeUnit.HOURS);
        assertTrue(map().setTtl(key, 1, TimeUnit.SECONDS));
        ends(map(), key);
    }

    @Test
    @Rule("B.4.3")
    void setTtlOfZeroIsForEver() {
        IMap<String, String> map = here.getMap("ttl-1s-" + name);
        String kept = key();
        String ending = key();
        map.set(kept, "v");
        map.setTtl(kept, 0, TimeUnit.SECONDS);
        map.set(ending, "v");
        ends(map, ending);
        assertEquals("v", map.get(kept));
    }

    @Test
    @Rule("B.4.3")
    void writeWithoutTimeReturnsToTheMapsDefault() {
        IMap<String, String> map = map();
        String key = key();
        for (Runnable write : List.<Runnable>of(() -> map.put(key, "w"), () -> map.set(key, "w"), () -> map.replace(key, "w"),
            () -> map.replace(key, "v", "w"), () -> map.putAll(Map.of(key, "w")))) {
            map.put(key, "v", 1, TimeUnit.HOURS);
            assertEquals(HOUR, map.getEntryView(key).getTtl());
            write.run();
            assertEquals("w", map.get(key));
            assertEquals(Long.MAX_VALUE, map.getEntryView(key).getTtl());
        }
    }

    @Test
    @Rule("B.4.2")
    void idleEntryEnds() {
        IMap<String, String> map = map();
        String key = key();
        map.put(key, "v", 0, TimeUnit.SECONDS, 1, TimeUnit.SECONDS);
        assertEquals(1_000, map.getEntryView(key).getMaxIdle());
        eventually(() -> assertEquals(0, map.size()));
        assertNull(map.get(key));
    }

    @Test
    @Rule({"B.4.2", "B.4.4"})
    void mapsIdleTimeHoldsAndReadsKeepAnEntry() {
        IMap<String, String> map = here.getMap("idle-2s-" + name);
        String read = key();
        String unread = key();
        map.set(read, "v");
        map.set(unread, "v");
        eventually(() -> {
            assertEquals("v", map.get(read));
            assertFalse(map.keySet().contains(unread));
        });
        assertEquals("v", map.get(read));
    }

    @Test
    @Rule("B.4.4")
    void containsKeyKeepsAnEntryToo() {
        IMap<String, String> map = here.getMap("idle-2s-" + name);
        String asked = key();
        String unread = key();
        map.set(asked, "v");
        map.set(unread, "v");
        eventually(() -> {
            assertTrue(map.containsKey(asked));
            assertFalse(map.keySet().contains(unread));
        });
    }

    @Test
    @Rule("B.4.4")
    void listingDoesNotKeepAnEntry() {
        IMap<String, String> map = here.getMap("idle-2s-" + name);
        String key = key();
        map.set(key, "v");
        assertTrue(map.keySet().contains(key));
        eventually(() -> {
            assertFalse(map.keySet().contains(key));
            assertTrue(map.values().isEmpty());
        });
    }

    @Test
    @Rule("B.4.6")
    void lockedEntryDoesNotEnd() {
        IMap<String, String> map = map();
        String locked = key();
        String ending = key();
        map.put(locked, "v", 1, TimeUnit.SECONDS);
        map.lock(locked);
        map.put(ending, "v", 1, TimeUnit.SECONDS);
        ends(map, ending);
        assertEquals("v", map.get(locked));
        map.unlock(locked);
        ends(map, locked);
    }

    @Test
    @Rule("B.3.1")
    void nullUnitIsRefused() {
        String key = key();
        assertThrows(NullPointerException.class, () -> map().put(key, "v", 1, null));
        assertThrows(NullPointerException.class, () -> map().set(key, "v", 1, null));
        assertThrows(NullPointerException.class, () -> map().setTtl(key, 1, null));
        assertFalse(map().containsKey(key));
    }

    @Test
    void stageOfAWriteWithTimeIsTyped() throws Exception {
        String key = key();
        CompletionStage<Void> set = map().setAsync(key, "v", 1, TimeUnit.HOURS);
        assertNull(result(set));
        assertEquals("v", result(map().putAsync(key, "w", 1, TimeUnit.HOURS)));
        assertEquals("w", map().get(key));
    }

    @Test
    @Rule("B.4.5")
    void timeGoesOnAtTheOtherMember() {
        String key = key();
        there.getMap(name).put(key, "v", 1, TimeUnit.SECONDS);
        assertEquals("v", map().get(key));
        ends(map(), key);
        assertNull(there.getMap(name).get(key));
    }
}
