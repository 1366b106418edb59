package io.filbert.compatibility;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.hazelcast.map.IMap;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** The functions of a map, with lambdas that capture something and so run at the caller. */
@KeyElsewhere
class MapComputeTest extends OnCluster {
    private final AtomicInteger calls = new AtomicInteger();

    private IMap<String, Integer> numbers() {
        return map();
    }

    @Test
    @Rule("B.3.10")
    void computeMakesReplacesAndRemoves() {
        String key = key();
        assertEquals(1, numbers().compute(key, (k, old) -> old == null ? calls.incrementAndGet() : -1));
        assertEquals(11, numbers().compute(key, (k, old) -> old + 9 + calls.get()));
        assertEquals(11, numbers().get(key));
        assertNull(numbers().compute(key, (k, old) -> calls.get() > 0 ? null : old));
        assertFalse(numbers().containsKey(key));
    }

    @Test
    void computeIsToldTheKey() {
        String key = key();
        List<String> told = new ArrayList<>();
        numbers().compute(key, (k, old) -> {
            told.add(k);
            return 1;
        });
        assertEquals(List.of(key), told);
    }

    @Test
    @Rule({"B.3.10", "A.13.G5"})
    void computeIfAbsentCallsOnlyForAnAbsentKey() {
        String key = key();
        assertEquals(7, numbers().computeIfAbsent(key, k -> 6 + calls.incrementAndGet()));
        assertEquals(7, numbers().computeIfAbsent(key, k -> 100 + calls.incrementAndGet()));
        assertEquals(1, calls.get());
        assertEquals(7, there.getMap(name).get(key));
    }

    @Test
    void computeIfAbsentWithoutResultStoresNothing() {
        String key = key();
        assertNull(numbers().computeIfAbsent(key, k -> {
            calls.incrementAndGet();
            return null;
        }));
        assertEquals(1, calls.get());
        assertFalse(numbers().containsKey(key));
    }

    @Test
    @Rule("B.3.10")
    void computeIfPresentCallsOnlyForAPresentKey() {
        String key = key();
        assertNull(numbers().computeIfPresent(key, (k, old) -> calls.incrementAndGet()));
        assertEquals(0, calls.get());
        numbers().set(key, 5);
        assertEquals(6, numbers().computeIfPresent(key, (k, old) -> old + calls.incrementAndGet()));
        assertEquals(6, numbers().get(key));
    }

    @Test
    void computeIfPresentWithoutResultRemoves() {
        String key = key();
        numbers().set(key, 5);
        assertNull(numbers().computeIfPresent(key, (k, old) -> calls.get() == 0 ? null : old));
        assertFalse(numbers().containsKey(key));
    }

    @Test
    @Rule("B.3.10")
    void mergeStoresOrCombines() {
        String key = key();
        assertEquals(1, numbers().merge(key, 1, (a, b) -> a + b + calls.get()));
        assertEquals(3, numbers().merge(key, 2, (a, b) -> a + b + calls.get()));
        assertEquals(3, numbers().get(key));
    }

    @Test
    void mergeWithoutResultRemoves() {
        String key = key();
        numbers().set(key, 1);
        assertNull(numbers().merge(key, 2, (a, b) -> calls.get() == 0 ? null : a));
        assertFalse(numbers().containsKey(key));
    }

    @Test
    @Rule("B.3.10")
    void replaceAllTouchesEveryEntry() {
        Map<String, Integer> entries = entries(20);
        numbers().putAll(entries);
        numbers().replaceAll((k, old) -> old * 2 + calls.get());
        Map<String, Integer> doubled = new HashMap<>();
        entries.forEach((k, value) -> doubled.put(k, value * 2));
        assertEquals(doubled, numbers().getAll(entries.keySet()));
    }

    @Test
    @Rule("B.3.10")
    void valueThatIsChangedInPlaceIsWritten() {
        IMap<String, List<String>> map = map();
        String key = key();
        map.set(key, new ArrayList<>(List.of("a")));
        map.compute(key, (k, list) -> {
            list.add("b" + calls.get());
            return list;
        });
        assertEquals(List.of("a", "b0"), map.get(key));
    }

    @Test
    @Rule("B.3.10")
    void computesOfTwoMembersAreAllCounted() throws Exception {
        String key = key();
        int rounds = 50;
        CompletableFuture<Void> other = CompletableFuture.runAsync(() -> add(there.getMap(name), key, rounds));
        add(numbers(), key, rounds);
        result(other);
        assertEquals(2 * rounds, numbers().get(key));
    }

    private void add(IMap<String, Integer> map, String key, int rounds) {
        for (int i = 0; i < rounds; i++) {
            map.compute(key, (k, old) -> old == null ? 1 + calls.get() : old + 1);
        }
    }

    @Test
    void functionsExceptionReachesTheCallerAndChangesNothing() {
        String key = key();
        numbers().set(key, 5);
        IllegalStateException e = assertThrows(IllegalStateException.class, () -> numbers().compute(key, (k, old) -> {
            throw new IllegalStateException("by the function, " + calls.get());
        }));
        assertEquals("by the function, 0", e.getMessage());
        assertEquals(5, numbers().get(key));
    }

    @Test
    @Rule("B.3.1")
    void nullsAreRefused() {
        String key = key();
        assertThrows(NullPointerException.class, () -> numbers().compute(key, null));
        assertThrows(NullPointerException.class, () -> numbers().compute(null, (k, old) -> 1 + calls.get()));
        assertThrows(NullPointerException.class, () -> numbers().computeIfAbsent(key, null));
        assertThrows(NullPointerException.class, () -> numbers().computeIfAbsent(null, k -> 1 + calls.get()));
        assertThrows(NullPointerException.class, () -> numbers().computeIfPresent(key, null));
        assertThrows(NullPointerException.class, () -> numbers().merge(key, 1, null));
        assertThrows(NullPointerException.class, () -> numbers().merge(key, null, (a, b) -> a + calls.get()));
        assertThrows(NullPointerException.class, () -> numbers().replaceAll(null));
    }

    @Test
    @Rule("B.3.10")
    void functionsThatCaptureNothingWorkToo() {
        String key = key();
        assertEquals(1, numbers().compute(key, (k, old) -> old == null ? 1 : old + 1));
        assertEquals(2, numbers().merge(key, 1, Integer::sum));
        assertEquals(3, numbers().computeIfPresent(key, (k, old) -> old + 1));
        assertEquals(3, numbers().computeIfAbsent(key, k -> 9));
    }

    @Test
    void forEachSeesEveryEntry() {
        Map<String, Integer> entries = entries(20);
        numbers().putAll(entries);
        Map<String, Integer> seen = new HashMap<>();
        numbers().forEach(seen::put);
        assertEquals(entries, seen);
    }

    @Test
    @Rule("A.13.G5")
    void computeIfAbsentOfTwoThreadsGivesBothTheSameValue() throws Exception {
        String key = key();
        CompletableFuture<Integer> other = CompletableFuture.supplyAsync(() -> numbers().computeIfAbsent(key, k -> 100 + calls.incrementAndGet()));
        int mine = numbers().computeIfAbsent(key, k -> 100 + calls.incrementAndGet());
        assertEquals(mine, result(other));
        assertTrue(mine > 100);
    }
}
