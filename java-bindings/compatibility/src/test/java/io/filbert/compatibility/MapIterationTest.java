package io.filbert.compatibility;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.hazelcast.map.IMap;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** Keys, values and entries of a whole map. */
@KeyElsewhere
class MapIterationTest extends OnCluster {
    private IMap<String, Integer> filled(Map<String, Integer> entries) {
        IMap<String, Integer> map = map();
        map.putAll(entries);
        return map;
    }

    @Test
    void keySetHasTheKeysOfAllMembers() {
        Map<String, Integer> entries = entries(30);
        assertEquals(entries.keySet(), filled(entries).keySet());
        assertEquals(entries.keySet(), there.getMap(name).keySet());
    }

    @Test
    void valuesHasTheValuesOfAllMembers() {
        Map<String, Integer> entries = entries(30);
        assertEquals(new TreeSet<>(entries.values()), new TreeSet<>(filled(entries).values()));
    }

    @Test
    void valuesKeepsDuplicates() {
        IMap<String, Integer> map = map();
        map.set(key(), 7);
        map.set(ownKey(), 7);
        assertEquals(List.of(7, 7), List.copyOf(map.values()));
    }

    @Test
    void entrySetHasTheEntriesOfAllMembers() {
        Map<String, Integer> entries = entries(30);
        Map<String, Integer> seen = new HashMap<>();
        for (Map.Entry<String, Integer> entry : filled(entries).entrySet()) {
            seen.put(entry.getKey(), entry.getValue());
        }
        assertEquals(entries, seen);
        assertEquals(30, there.getMap(name).entrySet().size());
    }

    @Test
    @Rule("B.3.5")
    void keySetIsACopy() {
        Map<String, Integer> entries = entries(4);
        IMap<String, Integer> map = filled(entries);
        Set<String> keys = map.keySet();
        map.clear();
        assertEquals(0, map.size());
        assertEquals(entries.keySet(), keys);
        assertThrows(UnsupportedOperationException.class, () -> keys.remove(keys.iterator().next()));
        assertThrows(UnsupportedOperationException.class, keys::clear);
    }

    @Test
    @Rule("B.3.5")
    void valuesIsACopy() {
        IMap<String, Integer> map = filled(entries(4));
        Collection<Integer> values = map.values();
        map.clear();
        assertEquals(0, map.size());
        assertEquals(4, values.size());
        assertThrows(UnsupportedOperationException.class, values::clear);
    }

    @Test
    @Rule("B.3.5")
    void entrySetIsACopy() {
        IMap<String, Integer> map = filled(entries(4));
        Set<Map.Entry<String, Integer>> set = map.entrySet();
        map.clear();
        assertEquals(0, map.size());
        assertEquals(4, set.size());
        assertThrows(UnsupportedOperationException.class, set::clear);
        assertNotNull(set.iterator().next());
    }

    @Test
    @Rule("B.3.5")
    void iteratorOfKeysRemovesNothing() {
        IMap<String, Integer> map = filled(entries(4));
        Iterator<String> keys = map.keySet().iterator();
        keys.next();
        assertThrows(UnsupportedOperationException.class, keys::remove);
        assertEquals(4, map.size());
    }

    @Test
    void localKeySetHasTheOwnKeys() {
        Map<String, Integer> entries = entries(30);
        IMap<String, Integer> map = filled(entries);
        Set<String> own = new HashSet<>();
        Set<String> others = new HashSet<>();
        entries.forEach((key, value) -> (key.startsWith("own") ? own : others).add(key));
        assertEquals(own, map.localKeySet());
        assertEquals(others, there.getMap(name).localKeySet());
    }

    @Test
    @Rule("B.3.5")
    void localKeySetIsACopy() {
        key();
        IMap<String, Integer> map = map();
        String own = ownKey();
        map.set(own, 1);
        Set<String> keys = map.localKeySet();
        map.clear();
        assertEquals(0, map.size());
        assertEquals(Set.of(own), keys);
        assertThrows(UnsupportedOperationException.class, keys::clear);
    }

    @Test
    void iteratorMeetsEveryEntryOnce() {
        Map<String, Integer> entries = entries(100);
        Map<String, Integer> seen = new HashMap<>();
        for (Map.Entry<String, Integer> entry : filled(entries)) {
            assertFalse(seen.containsKey(entry.getKey()), entry.getKey());
            seen.put(entry.getKey(), entry.getValue());
        }
        assertEquals(entries, seen);
    }

    @Test
    void iteratorWithASizeMeetsEveryEntryOnce() {
        Map<String, Integer> entries = entries(100);
        Map<String, Integer> seen = new HashMap<>();
        filled(entries).iterator(3).forEachRemaining(entry -> seen.put(entry.getKey(), entry.getValue()));
        assertEquals(entries, seen);
    }

    @Test
    @Rule("B.3.5")
    void iteratorRemovesFromTheMap() {
        Map<String, Integer> entries = entries(20);
        IMap<String, Integer> map = filled(entries);
        Iterator<Map.Entry<String, Integer>> all = map.iterator();
        while (all.hasNext()) {
            if (all.next().getValue() % 2 == 0) {
                all.remove();
            }
        }
        assertEquals(10, map.size());
        assertTrue(map.values().stream().allMatch(value -> value % 2 == 1));
    }

    @Test
    void iteratorEnds() {
        String key = key();
        IMap<String, Integer> map = map();
        map.set(key, 1);
        Iterator<Map.Entry<String, Integer>> one = map.iterator();
        assertEquals(key, one.next().getKey());
        assertFalse(one.hasNext());
        assertThrows(NoSuchElementException.class, one::next);
    }

    @Test
    void iteratorMustHaveNextedBeforeItRemoves() {
        IMap<String, Integer> map = map();
        map.set(key(), 1);
        Iterator<Map.Entry<String, Integer>> one = map.iterator();
        assertThrows(IllegalStateException.class, one::remove);
        one.next();
        one.remove();
        assertTrue(map.isEmpty());
    }

    @Test
    void setsAnswerContains() {
        Map<String, Integer> entries = entries(10);
        IMap<String, Integer> map = filled(entries);
        String some = entries.keySet().iterator().next();
        assertTrue(map.keySet().contains(some));
        assertFalse(map.keySet().contains("absent"));
        assertTrue(map.values().contains(entries.get(some)));
        assertTrue(map.entrySet().contains(Map.entry(some, entries.get(some))));
    }

    @Test
    void streamsSeeTheEntries() {
        Map<String, Integer> entries = entries(10);
        assertEquals(45, filled(entries).values().stream().mapToInt(Integer::intValue).sum());
        assertEquals(10, map().entrySet().stream().map(Map.Entry::getKey).distinct().count());
    }

    @Test
    void largeMapComesWhole() {
        Map<String, Integer> entries = entries(3_000);
        assertEquals(entries.keySet(), filled(entries).keySet());
        assertEquals(3_000, map().values().size());
    }
}
