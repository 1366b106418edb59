package io.filbert.compatibility;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.hazelcast.map.IMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

/** Calls that answer later. */
@KeyElsewhere
class MapAsyncTest extends OnCluster {
    @Test
    void getAsyncAnswersTheValue() throws Exception {
        String key = key();
        map().set(key, "v");
        assertEquals("v", result(map().getAsync(key)));
        assertNull(result(map().getAsync(key())));
    }

    @Test
    void putAsyncAnswersTheValueBefore() throws Exception {
        String key = key();
        assertNull(result(map().putAsync(key, "a")));
        assertEquals("a", result(map().putAsync(key, "b")));
        assertEquals("b", map().get(key));
    }

    @Test
    void putAsyncWithTimesAnswersTheValueBefore() throws Exception {
        String key = key();
        map().set(key, "a");
        assertEquals("a", result(map().putAsync(key, "b", 1, TimeUnit.HOURS)));
        assertEquals("b", result(map().putAsync(key, "c", 1, TimeUnit.HOURS, 1, TimeUnit.HOURS)));
        assertEquals("c", map().get(key));
    }

    @Test
    void setAsyncStores() throws Exception {
        String key = key();
        assertNull(result(map().setAsync(key, "a")));
        assertEquals("a", map().get(key));
    }

    @Test
    void setAsyncWithTimesStores() throws Exception {
        String key = key();
        result(map().setAsync(key, "a", 1, TimeUnit.HOURS));
        assertEquals("a", map().get(key));
        result(map().setAsync(key, "b", 1, TimeUnit.HOURS, 1, TimeUnit.HOURS));
        assertEquals("b", map().get(key));
    }

    @Test
    void removeAsyncAnswersTheValue() throws Exception {
        String key = key();
        map().set(key, "v");
        assertEquals("v", result(map().removeAsync(key)));
        assertFalse(map().containsKey(key));
        assertNull(result(map().removeAsync(key)));
    }

    @Test
    void putAllAsyncStoresAll() throws Exception {
        Map<String, Integer> entries = entries(20);
        IMap<String, Integer> map = map();
        result(map.putAllAsync(entries));
        assertEquals(entries, map.getAll(entries.keySet()));
    }

    @Test
    void setAllAsyncStoresAll() throws Exception {
        Map<String, Integer> entries = entries(20);
        IMap<String, Integer> map = map();
        result(map.setAllAsync(entries));
        assertEquals(entries, map.getAll(entries.keySet()));
    }

    @Test
    @Rule("B.3.11")
    void stagesAreCompletableFutures() throws Exception {
        String key = key();
        IMap<String, Object> map = map();
        for (CompletionStage<?> stage : new CompletionStage<?>[] {map.setAsync(key, "v"), map.putAsync(key, "v"), map.getAsync(key),
            map.getAsync(key).thenApply(value -> value), map.putAllAsync(Map.of(key, "v")), map.removeAsync(key)}) {
            assertInstanceOf(CompletableFuture.class, stage);
            result(stage);
        }
    }

    @Test
    @Rule("B.3.11")
    void dependentStagesRun() throws Exception {
        String key = key();
        IMap<String, String> map = map();
        CompletionStage<String> chain = map.putAsync(key, "a").thenCompose(old -> map.putAsync(key, "b")).thenCombine(map.getAsync(key), (old, now) -> old);
        assertEquals("a", result(chain));
        assertEquals("b", map.get(key));
    }

    @Test
    @Rule("B.3.11")
    void dependentStageMayBlock() throws Exception {
        String key = key();
        IMap<String, String> map = map();
        map.set(key, "a");
        assertEquals("a then b", result(map.getAsync(key).thenApply(first -> {
            map.set(key, "b");
            return first + " then " + map.get(key);
        })));
    }

    @Test
    @Rule("B.3.11")
    void whenCompleteSeesTheValue() throws Exception {
        String key = key();
        AtomicReference<Object> seen = new AtomicReference<>();
        map().set(key, "v");
        result(map().getAsync(key).whenComplete((value, error) -> seen.set(error == null ? value : error)));
        assertEquals("v", seen.get());
    }

    @Test
    @Rule("B.3.1")
    void nullsAreRefusedAtOnce() {
        String key = key();
        assertThrows(NullPointerException.class, () -> map().getAsync(null));
        assertThrows(NullPointerException.class, () -> map().putAsync(null, "v"));
        assertThrows(NullPointerException.class, () -> map().putAsync(key, null));
        assertThrows(NullPointerException.class, () -> map().setAsync(null, "v"));
        assertThrows(NullPointerException.class, () -> map().setAsync(key, null));
        assertThrows(NullPointerException.class, () -> map().removeAsync(null));
    }

    @Test
    void callsOfOneThreadAndKeyKeepTheirOrder() throws Exception {
        String key = key();
        CompletionStage<Void> last = null;
        for (int i = 0; i < 100; i++) {
            last = map().setAsync(key, "v" + i);
        }
        result(last);
        assertEquals("v99", map().get(key));
    }

    @Test
    void asyncWriteOfALockedKeyWaits() throws Exception {
        String key = key();
        map().lock(key);
        CompletableFuture<CompletionStage<Object>> started = CompletableFuture.supplyAsync(() -> map().putAsync(key, "v"));
        CompletionStage<Object> put = result(started);
        onOtherThread(() -> assertFalse(map().tryPut(key, "w", 50, TimeUnit.MILLISECONDS)));
        assertFalse(put.toCompletableFuture().isDone());
        map().unlock(key);
        assertNull(result(put));
        assertEquals("v", map().get(key));
    }

    @Test
    void joinAndGetAnswerAlike() throws Exception {
        String key = key();
        map().set(key, "v");
        assertEquals("v", map().getAsync(key).toCompletableFuture().join());
        assertEquals("v", map().getAsync(key).toCompletableFuture().get());
        assertTrue(map().getAsync(key).toCompletableFuture().thenApply("v"::equals).join());
    }
}
