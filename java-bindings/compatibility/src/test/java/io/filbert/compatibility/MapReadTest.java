package io.filbert.compatibility;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.hazelcast.map.IMap;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What reads find, by which key, and what they hand out. */
@KeyElsewhere
class MapReadTest extends OnCluster {
    @Test
    void getFindsWhatAnotherMemberStored() {
        String key = key();
        there.getMap(name).set(key, "v");
        assertEquals("v", map().get(key));
    }

    @Test
    void getOfOwnKeyFindsWhatAnotherMemberStored() {
        String own = ownKey();
        String key = key();
        there.getMap(name).set(own, "own");
        there.getMap(name).set(key, "other");
        assertEquals("own", map().get(own));
        assertEquals("other", map().get(key));
    }

    @Test
    void getOfAbsentKeyIsNull() {
        String key = key();
        map().set(key, "v");
        assertNull(map().get(key()));
        assertEquals("v", map().get(key));
    }

    @Test
    void getOrDefaultPrefersTheValue() {
        String key = key();
        map().set(key, "v");
        assertEquals("v", map().getOrDefault(key, "d"));
        assertEquals("d", map().getOrDefault(key(), "d"));
    }

    @Test
    void containsKeyTellsPresentFromAbsent() {
        String key = key();
        map().set(key, "v");
        assertTrue(map().containsKey(key));
        assertFalse(map().containsKey(key()));
    }

    @Test
    @Rule("B.3.7")
    void containsValueComparesContent() {
        IMap<String, byte[]> map = map();
        map.set(key(), new byte[] {1, 2, 3});
        assertTrue(map.containsValue(new byte[] {1, 2, 3}));
        assertFalse(map.containsValue(new byte[] {1, 2}));
    }

    @Test
    void containsValueLooksOnAllMembers() {
        map().set(key(), "elsewhere");
        map().set(ownKey(), "here");
        assertTrue(map().containsValue("elsewhere"));
        assertTrue(map().containsValue("here"));
        assertFalse(map().containsValue("nowhere"));
    }

    @Test
    @Rule("B.3.9")
    void sizeCountsAllMembers() {
        map().putAll(entries(10));
        assertEquals(10, map().size());
        assertEquals(10, there.getMap(name).size());
    }

    @Test
    void isEmptyUntilAnythingIsStored() {
        assertTrue(map().isEmpty());
        map().set(key(), "v");
        assertFalse(map().isEmpty());
        assertFalse(there.getMap(name).isEmpty());
    }

    @Test
    @Rule("B.3.4")
    void valuesAreCopies() {
        IMap<String, List<String>> map = map();
        String key = key();
        List<String> list = new ArrayList<>(List.of("a"));
        map.set(key, list);
        list.add("b");
        assertEquals(List.of("a"), map.get(key), "the caller's later change");
        map.get(key).add("c");
        assertEquals(List.of("a"), map.get(key), "a reader's change");
        assertNotSame(map.get(key), map.get(key));
    }

    @Test
    @Rule("B.3.4")
    void ownValuesAreCopiesToo() {
        IMap<String, List<String>> map = map();
        key();
        String own = ownKey();
        map.set(own, new ArrayList<>(List.of("a")));
        map.get(own).add("b");
        assertEquals(List.of("a"), map.get(own));
    }

    @Test
    @Rule("B.3.2")
    void integerAndLongAreDifferentKeys() {
        IMap<Object, String> map = here.getMap(name);
        map.set(1, "int");
        map.set(1L, "long");
        map.set(key(), "string");
        assertEquals("int", map.get(1));
        assertEquals("long", map.get(1L));
        assertEquals(3, map.size());
    }

    @Test
    @Rule({"B.3.2", "A.12.2"})
    void uuidDoesNotMatchItsString() {
        IMap<Object, String> map = here.getMap(name);
        UUID id = UUID.randomUUID();
        map.set(id.toString(), "v");
        map.set(key(), "w");
        assertNull(map.get(id));
        assertNull(map.remove(id));
        assertFalse(map.containsKey(id));
        assertEquals("v", map.get(id.toString()));
    }

    @Test
    @Rule("B.3.2")
    void arraysAreKeysByContent() {
        IMap<Object, String> map = here.getMap(name);
        map.set(new byte[] {1, 2}, "v");
        map.set(key(), "w");
        assertEquals("v", map.get(new byte[] {1, 2}));
        assertTrue(map.containsKey(new byte[] {1, 2}));
        assertEquals("v", map.remove(new byte[] {1, 2}));
    }

    @Test
    @Rule("B.3.2")
    void equalObjectsWithOtherFormsAreOtherKeys() {
        IMap<Object, String> map = here.getMap(name);
        List<String> array = new ArrayList<>(List.of("a"));
        map.set(array, "v");
        map.set(key(), "w");
        assertEquals("v", map.get(new ArrayList<>(array)));
        assertNull(map.get(new java.util.LinkedList<>(array)), "equals says yes, the form says no");
    }

    @Test
    @Rule("B.3.6")
    void getAllSkipsAbsentKeys() {
        Map<String, Integer> entries = entries(6);
        IMap<String, Integer> map = map();
        map.putAll(entries);
        Set<String> asked = new java.util.HashSet<>(entries.keySet());
        asked.add(key());
        assertEquals(entries, map.getAll(asked));
    }

    @Test
    @Rule("B.3.6")
    void getAllIsUnmodifiable() {
        String key = key();
        IMap<String, Integer> map = map();
        map.set(key, 1);
        Map<String, Integer> all = map.getAll(Set.of(key));
        assertEquals(Map.of(key, 1), all);
        assertThrows(UnsupportedOperationException.class, () -> all.put("k", 2));
    }

    @Test
    void getAllOfNoKeysIsEmpty() {
        String key = key();
        map().set(key, "v");
        assertEquals(Map.of(), map().getAll(Set.of()));
        assertEquals(Map.of(key, "v"), map().getAll(Set.of(key)));
    }

    @Test
    void largeValueComesBackWhole() {
        byte[] large = new byte[3 << 20];
        new java.util.Random(7).nextBytes(large);
        String key = key();
        here.getMap(name).set(key, large);
        assertArrayEquals(large, (byte[]) here.getMap(name).get(key));
        assertArrayEquals(large, (byte[]) there.getMap(name).get(key));
    }

    @Test
    @Rule("B.3.3")
    void partitionAwareKeyLiesWithItsPartitionKey() {
        String partitionKey = key();
        Together together = new Together("x", partitionKey);
        assertEquals(here.getPartitionService().getPartition(partitionKey).getPartitionId(),
            here.getPartitionService().getPartition(together).getPartitionId());
        IMap<Together, String> map = here.getMap(name);
        map.set(together, "v");
        assertEquals("v", map.get(together));
        assertTrue(there.<Together, String>getMap(name).localKeySet().contains(together));
    }

    /** Two of these with the same partition key have the same owner. */
    static final class Together implements com.hazelcast.partition.PartitionAware<String>, java.io.Serializable {
        private final String id;
        private final String partitionKey;

        Together(String id, String partitionKey) {
            this.id = id;
            this.partitionKey = partitionKey;
        }

        @Override
        public String getPartitionKey() {
            return partitionKey;
        }

        @Override
        public boolean equals(Object other) {
            return other instanceof Together && id.equals(((Together) other).id);
        }

        @Override
        public int hashCode() {
            return id.hashCode();
        }
    }
}
