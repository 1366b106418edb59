package io.filbert.compatibility;

import static com.hazelcast.core.EntryEventType.ADDED;
import static com.hazelcast.core.EntryEventType.CLEAR_ALL;
import static com.hazelcast.core.EntryEventType.EVICTED;
import static com.hazelcast.core.EntryEventType.EVICT_ALL;
import static com.hazelcast.core.EntryEventType.EXPIRED;
import static com.hazelcast.core.EntryEventType.REMOVED;
import static com.hazelcast.core.EntryEventType.UPDATED;
import static io.filbert.compatibility.Eventually.eventually;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.hazelcast.cluster.Member;
import com.hazelcast.core.EntryEvent;
import com.hazelcast.core.HazelcastInstance;
import com.hazelcast.core.HazelcastInstanceAware;
import com.hazelcast.map.IMap;
import com.hazelcast.map.MapEvent;
import com.hazelcast.map.listener.EntryAddedListener;
import com.hazelcast.map.listener.EntryEvictedListener;
import com.hazelcast.map.listener.EntryExpiredListener;
import com.hazelcast.map.listener.EntryRemovedListener;
import com.hazelcast.map.listener.EntryUpdatedListener;
import com.hazelcast.map.listener.MapClearedListener;
import com.hazelcast.map.listener.MapEvictedListener;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** Which events a map's listeners get, with what in them. */
@KeyElsewhere
class MapListenerTest extends OnCluster {
    private final Recorder<String> recorder = new Recorder<>();

    private Member member() {
        return here.getCluster().getLocalMember();
    }

    /** A map with the recorder, and one entry that was there before it. */
    private IMap<String, String> listened(String key) {
        IMap<String, String> map = map();
        map.set(key, "a");
        map.addEntryListener(recorder, true);
        return map;
    }

    @Test
    @Rule({"B.5.put", "B.5.2"})
    void putOfANewKeyIsAdded() throws Exception {
        map().addEntryListener(recorder, true);
        String key = key();
        map().put(key, "v");
        recorder.expect(ADDED, key, "v", null);
    }

    @Test
    @Rule("B.5.put")
    void setOfANewKeyIsAdded() throws Exception {
        map().addEntryListener(recorder, true);
        String key = key();
        map().set(key, "v");
        recorder.expect(ADDED, key, "v", null);
    }

    @Test
    @Rule("B.5.put")
    void putIfAbsentOfANewKeyIsAddedAndAnotherIsNothing() throws Exception {
        map().addEntryListener(recorder, true);
        String key = key();
        map().putIfAbsent(key, "v");
        map().putIfAbsent(key, "w");
        recorder.expect(ADDED, key, "v", null);
        recorder.expectNothing(map(), key(), "end");
    }

    @Test
    @Rule("B.5.put")
    void putOfAPresentKeyIsUpdatedWithTheOldValue() throws Exception {
        String key = key();
        listened(key).put(key, "b");
        recorder.expect(UPDATED, key, "b", "a");
    }

    @Test
    @Rule({"B.5.set", "A.12.3"})
    void setOfAPresentKeyIsUpdatedWithTheOldValue() throws Exception {
        String key = key();
        listened(key).set(key, "b");
        recorder.expect(UPDATED, key, "b", "a");
    }

    @Test
    @Rule("B.5.set")
    void setAsyncOfAPresentKeyIsUpdatedWithTheOldValue() throws Exception {
        String key = key();
        listened(key).setAsync(key, "b");
        recorder.expect(UPDATED, key, "b", "a");
    }

    @Test
    @Rule("B.5.put")
    void replaceIsUpdatedWithTheOldValue() throws Exception {
        String key = key();
        IMap<String, String> map = listened(key);
        map.replace(key, "b");
        recorder.expect(UPDATED, key, "b", "a");
        map.replace(key, "b", "c");
        recorder.expect(UPDATED, key, "c", "b");
    }

    @Test
    @Rule("B.5.put")
    void putAllIsAddedAndUpdated() throws Exception {
        String key = key();
        IMap<String, String> map = listened(key);
        map.putAll(Map.of(key, "b"));
        recorder.expect(UPDATED, key, "b", "a");
        String other = key();
        map.putAll(Map.of(other, "n"));
        recorder.expect(ADDED, other, "n", null);
    }

    @Test
    @Rule({"B.5.remove", "A.12.8", "2b.6"})
    void removeIsRemovedWithTheOldValue() throws Exception {
        String key = key();
        listened(key).remove(key);
        recorder.expect(REMOVED, key, null, "a");
    }

    @Test
    @Rule("B.5.remove")
    void removeOfAPairIsRemovedWithTheOldValue() throws Exception {
        String key = key();
        IMap<String, String> map = listened(key);
        map.remove(key, "x");
        map.remove(key, "a");
        recorder.expect(REMOVED, key, null, "a");
    }

    @Test
    @Rule("B.5.delete")
    void deleteIsRemovedWithoutOldValue() throws Exception {
        String key = key();
        listened(key).delete(key);
        recorder.expect(REMOVED, key, null, null);
    }

    @Test
    @Rule("B.5.remove")
    void removeOfAnAbsentKeyIsNothing() throws Exception {
        map().addEntryListener(recorder, true);
        String key = key();
        map().remove(key);
        map().delete(key);
        recorder.expectNothing(map(), key, "a");
        map().remove(key);
        recorder.expect(REMOVED, key, null, "a");
        recorder.expectNothing(map(), key, "b");
        map().delete(key);
        recorder.next(REMOVED);
    }

    @Test
    @Rule("B.5.evict")
    void evictIsEvictedWithTheOldValue() throws Exception {
        String key = key();
        listened(key).evict(key);
        recorder.expect(EVICTED, key, null, "a");
    }

    @Test
    @Rule({"B.5.expire", "B.5.1"})
    void expiryIsExpiredOnce() throws Exception {
        map().addEntryListener(recorder, true);
        String key = key();
        map().put(key, "v", 1, TimeUnit.SECONDS);
        recorder.expect(ADDED, key, "v", null);
        eventually(() -> assertNull(map().get(key)));
        recorder.expect(EXPIRED, key, null, "v");
        recorder.expectNothing(map(), key, "end");
    }

    @Test
    @Rule("B.5.expire")
    void expiryNamesTheOwner() throws Exception {
        map().addEntryListener(recorder, true);
        String key = key();
        map().put(key, "v", 1, TimeUnit.SECONDS);
        recorder.next(ADDED);
        eventually(() -> assertFalse(map().containsKey(key)));
        assertEquals(there.getCluster().getLocalMember(), recorder.next(EXPIRED).getMember());
    }

    @Test
    @Rule("B.5.clear")
    void clearIsOneEventWithACount() throws Exception {
        String key = key();
        IMap<String, String> map = listened(key);
        map.set(ownKey(), "b");
        recorder.next(ADDED);
        map.clear();
        MapEvent event = recorder.nextOfMap(CLEAR_ALL);
        assertEquals(2, event.getNumberOfEntriesAffected());
        assertEquals(member(), event.getMember());
        assertEquals(name, event.getName());
    }

    @Test
    @Rule("B.5.evictAll")
    void evictAllIsOneEventWithACount() throws Exception {
        String key = key();
        IMap<String, String> map = listened(key);
        map.set(ownKey(), "b");
        recorder.next(ADDED);
        map.evictAll();
        assertEquals(2, recorder.nextOfMap(EVICT_ALL).getNumberOfEntriesAffected());
    }

    @Test
    @Rule({"B.5.evictAll", "A.12.4", "2b.15"})
    void clearAndEvictAllOfNothingAreNothing() throws Exception {
        map().addEntryListener(recorder, true);
        map().evictAll();
        map().clear();
        recorder.expectNothing(map(), key(), "something");
        map().evictAll();
        assertEquals(1, recorder.nextOfMap(EVICT_ALL).getNumberOfEntriesAffected(), "the first that is heard");
        recorder.expectNothing(map(), key(), "something");
        map().clear();
        assertEquals(1, recorder.nextOfMap(CLEAR_ALL).getNumberOfEntriesAffected(), "the first that is heard");
    }

    @Test
    @Rule({"A.12.4", "2b.15"})
    void handlerOfEvictAllMayEvictAllAgain() throws Exception {
        IMap<String, String> map = map();
        map.set(key(), "v");
        CountDownLatch done = new CountDownLatch(1);
        map.addEntryListener((MapEvictedListener) event -> {
            map.evictAll();
            done.countDown();
        }, false);
        map.addEntryListener(recorder, false);
        map.evictAll();
        assertTrue(done.await(20, TimeUnit.SECONDS));
        recorder.nextOfMap(EVICT_ALL);
        String end = key();
        map.set(end, "end");
        recorder.expect(ADDED, end, null, null);
    }

    @Test
    @Rule({"B.5.put", "A.12.5"})
    void eventNamesTheCallersMember() throws Exception {
        map().addEntryListener(recorder, true);
        map().set(key(), "v");
        assertEquals(member(), recorder.next(ADDED).getMember());
        there.<String, String>getMap(name).set(ownKey(), "v");
        assertEquals(there.getCluster().getLocalMember(), recorder.next(ADDED).getMember());
    }

    @Test
    @Rule("B.5.13")
    void eventNamesItsMap() throws Exception {
        map().addEntryListener(recorder, true);
        map().set(key(), "v");
        EntryEvent<String, String> event = recorder.next(ADDED);
        assertEquals(name, event.getName());
        assertEquals(name, event.getSource());
        assertNotNull(event.getMember());
    }

    @Test
    @Rule("B.5.2")
    void withoutValueThereIsOnlyTheKey() throws Exception {
        String key = key();
        IMap<String, String> map = map();
        map.set(key, "a");
        map.addEntryListener(recorder, false);
        map.put(key, "b");
        recorder.expect(UPDATED, key, null, null);
        map.remove(key);
        recorder.expect(REMOVED, key, null, null);
    }

    @Test
    @Rule("B.5.8")
    void listenersOfAllMembersSeeAllEntries() throws Exception {
        Recorder<String> other = new Recorder<>();
        map().addEntryListener(recorder, true);
        there.<String, String>getMap(name).addEntryListener(other, true);
        String key = key();
        map().set(key, "v");
        recorder.expect(ADDED, key, "v", null);
        other.expect(ADDED, key, "v", null);
    }

    @Test
    @Rule("B.5.8")
    void localListenerSeesOwnEntriesOnly() throws Exception {
        map().addLocalEntryListener(recorder);
        String key = key();
        map().set(key, "elsewhere");
        assertEquals("elsewhere", map().remove(key));
        recorder.expectNothing(map(), ownKey(), "mine");
    }

    @Test
    @Rule("B.5.5")
    void everyEventAfterRegistrationArrives() throws Exception {
        for (int i = 0; i < 20; i++) {
            Recorder<String> one = new Recorder<>();
            UUID id = map().addEntryListener(one, true);
            String key = key();
            there.<String, String>getMap(name).set(key, "v");
            one.expect(ADDED, key, "v", null);
            assertTrue(map().removeEntryListener(id));
        }
    }

    @Test
    @Rule("B.5.4")
    void eventsOfAKeyComeInOrder() throws Exception {
        String key = key();
        IMap<String, String> map = listened(key);
        for (int i = 0; i < 100; i++) {
            map.put(key, "v" + i);
        }
        for (int i = 0; i < 100; i++) {
            recorder.expect(UPDATED, key, "v" + i, i == 0 ? "a" : "v" + (i - 1));
        }
    }

    @Test
    @Rule("B.5.9")
    void listenerOfOneKeySeesThatKey() throws Exception {
        String key = key();
        map().addEntryListener(recorder, key, true);
        map().set(key(), "other");
        map().set(key, "mine");
        recorder.expect(ADDED, key, "mine", null);
        map().remove(key);
        recorder.expect(REMOVED, key, null, "mine");
    }

    @Test
    @Rule("B.5.10")
    void removedListenerHearsNothing() throws Exception {
        Recorder<String> removed = new Recorder<>();
        UUID id = map().addEntryListener(removed, true);
        map().addEntryListener(recorder, true);
        assertTrue(map().removeEntryListener(id));
        String key = key();
        map().set(key, "v");
        recorder.expect(ADDED, key, "v", null);
        assertEquals(0, removed.waiting());
    }

    @Test
    @Rule("B.5.10")
    void removalTellsWhetherItFound() {
        key();
        UUID id = map().addEntryListener(recorder, true);
        assertFalse(map().removeEntryListener(UUID.randomUUID()));
        assertTrue(map().removeEntryListener(id));
        assertFalse(map().removeEntryListener(id));
        assertThrows(NullPointerException.class, () -> map().removeEntryListener(null));
    }

    @Test
    @Rule("A.12.3")
    void listenerIdSurvivesItsText() {
        key();
        UUID id = map().addEntryListener(recorder, true);
        assertTrue(map().removeEntryListener(UUID.fromString(id.toString())));
    }

    @Test
    void sameListenerTwiceHearsTwice() throws Exception {
        UUID first = map().addEntryListener(recorder, true);
        UUID second = map().addEntryListener(recorder, true);
        assertNotEquals(first, second);
        String key = key();
        map().set(key, "v");
        recorder.expect(ADDED, key, "v", null);
        recorder.expect(ADDED, key, "v", null);
    }

    @Test
    @Rule("B.3.1")
    void nullListenerIsRefused() {
        key();
        assertThrows(NullPointerException.class, () -> map().addEntryListener(null, true));
        assertThrows(NullPointerException.class, () -> map().addLocalEntryListener(null));
    }

    @Test
    @Rule("B.5.3")
    void listenerHearsWhatItsInterfacesName() throws Exception {
        BlockingQueue<String> heard = new LinkedBlockingQueue<>();
        IMap<String, String> map = map();
        map.addEntryListener((EntryAddedListener<String, String>) event -> heard.add("added"), true);
        map.addEntryListener((EntryUpdatedListener<String, String>) event -> heard.add("updated"), true);
        map.addEntryListener((EntryRemovedListener<String, String>) event -> heard.add("removed"), true);
        map.addEntryListener((EntryEvictedListener<String, String>) event -> heard.add("evicted"), true);
        map.addEntryListener((MapClearedListener) event -> heard.add("cleared"), true);
        String key = key();
        map.put(key, "a");
        assertEquals("added", heard.poll(20, TimeUnit.SECONDS));
        map.put(key, "b");
        assertEquals("updated", heard.poll(20, TimeUnit.SECONDS));
        map.evict(key);
        assertEquals("evicted", heard.poll(20, TimeUnit.SECONDS));
        map.put(key, "a");
        assertEquals("added", heard.poll(20, TimeUnit.SECONDS));
        map.remove(key);
        assertEquals("removed", heard.poll(20, TimeUnit.SECONDS));
        map.put(key, "a");
        assertEquals("added", heard.poll(20, TimeUnit.SECONDS));
        map.clear();
        assertEquals("cleared", heard.poll(20, TimeUnit.SECONDS));
        assertTrue(heard.isEmpty());
    }

    @Test
    @Rule({"B.5.3", "A.13.S1"})
    void oneObjectMayListenToSeveralKinds() throws Exception {
        BlockingQueue<String> heard = new LinkedBlockingQueue<>();
        class Sessions implements EntryAddedListener<String, String>, EntryRemovedListener<String, String>, EntryExpiredListener<String, String> {
            @Override
            public void entryAdded(EntryEvent<String, String> event) {
                heard.add("created " + event.getValue());
            }

            @Override
            public void entryRemoved(EntryEvent<String, String> event) {
                heard.add("deleted " + event.getOldValue());
            }

            @Override
            public void entryExpired(EntryEvent<String, String> event) {
                heard.add("expired " + event.getOldValue());
            }
        }
        map().addEntryListener(new Sessions(), true);
        String key = key();
        map().set(key, "s", 1, TimeUnit.SECONDS);
        assertEquals("created s", heard.poll(20, TimeUnit.SECONDS));
        eventually(() -> assertFalse(map().containsKey(key)));
        assertEquals("expired s", heard.poll(20, TimeUnit.SECONDS));
        map().set(key, "t");
        map().remove(key);
        assertEquals("created t", heard.poll(20, TimeUnit.SECONDS));
        assertEquals("deleted t", heard.poll(20, TimeUnit.SECONDS));
    }

    @Test
    @Rule({"B.5.12", "2b.8"})
    void throwingListenerStopsNeitherItselfNorOthers() throws Exception {
        List<String> thrown = new CopyOnWriteArrayList<>();
        map().addEntryListener((EntryAddedListener<String, String>) event -> {
            thrown.add(event.getKey());
            throw new IllegalStateException("a listener's own failure");
        }, true);
        map().addEntryListener(recorder, true);
        String first = key();
        String second = key();
        map().set(first, "v");
        map().set(second, "v");
        recorder.next(ADDED);
        recorder.next(ADDED);
        eventually(() -> assertEquals(Set.of(first, second), Set.copyOf(thrown)));
    }

    @Test
    @Rule("A.12.6")
    void listenerMayCallTheMap() throws Exception {
        IMap<String, String> map = map();
        String answer = key();
        map.addEntryListener((EntryAddedListener<String, String>) event -> {
            if (!event.getKey().equals(answer)) {
                map.put(answer, map.get(event.getKey()) + " was seen");
            }
        }, true);
        map.set(key(), "v");
        eventually(() -> assertEquals("v was seen", map.get(answer)));
    }

    @Test
    @Rule("B.5.11")
    void awareListenerGetsTheInstance() throws Exception {
        class Aware implements EntryAddedListener<String, String>, HazelcastInstanceAware {
            private volatile HazelcastInstance instance;

            @Override
            public void setHazelcastInstance(HazelcastInstance injected) {
                instance = injected;
            }

            @Override
            public void entryAdded(EntryEvent<String, String> event) {
            }
        }
        key();
        Aware aware = new Aware();
        map().addEntryListener(aware, true);
        assertNotNull(aware.instance);
        assertEquals("here", aware.instance.getName());
    }

    @Test
    @Rule("B.5.7")
    void eventsComeOnThreadsOfTheInstance() throws Exception {
        BlockingQueue<Thread> threads = new LinkedBlockingQueue<>();
        map().addEntryListener((EntryAddedListener<String, String>) event -> threads.add(Thread.currentThread()), true);
        map().set(key(), "v");
        Thread thread = threads.poll(20, TimeUnit.SECONDS);
        assertTrue(thread.getName().startsWith("hz.here.event-"), thread.getName());
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await(20, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Test
    @Rule("B.5.6")
    void slowListenerDoesNotStopWriters() throws Exception {
        CountDownLatch entered = new CountDownLatch(1);
        CountDownLatch release = new CountDownLatch(1);
        map().addEntryListener((EntryAddedListener<String, Integer>) event -> {
            entered.countDown();
            await(release);
        }, true);
        Map<String, Integer> entries = entries(200);
        IMap<String, Integer> map = map();
        map.putAll(entries);
        assertEquals(200, map.size(), "the writer is done while the listener still sits in its first event");
        assertTrue(entered.await(20, TimeUnit.SECONDS), "it sits there");
        release.countDown();
    }

    @Test
    @Rule("B.5.2")
    void valueIsTheSameObjectAtEachAsking() throws Exception {
        Recorder<List<String>> lists = new Recorder<>();
        IMap<String, List<String>> map = map();
        map.addEntryListener(lists, true);
        map.set(key(), new java.util.ArrayList<>(List.of("a")));
        EntryEvent<String, List<String>> event = lists.next(ADDED);
        assertEquals(List.of("a"), event.getValue());
        assertSame(event.getValue(), event.getValue());
    }

    @Test
    @Rule("B.4.3")
    void setTtlIsNothing() throws Exception {
        String key = key();
        assertTrue(listened(key).setTtl(key, 1, TimeUnit.HOURS));
        map().put(key, "b");
        recorder.expect(UPDATED, key, "b", "a");
    }

    @Test
    void computeIsHeardAsWhatItDid() throws Exception {
        map().addEntryListener(recorder, true);
        IMap<String, String> map = map();
        String key = key();
        map.computeIfAbsent(key, k -> "a");
        recorder.expect(ADDED, key, "a", null);
        map.computeIfPresent(key, (k, old) -> old + "b");
        recorder.expect(UPDATED, key, "ab", "a");
    }

    @Test
    void textOfAnEventNamesEntryAndType() throws Exception {
        map().addEntryListener(recorder, true);
        String key = key();
        map().set(key, "v");
        String text = recorder.next(ADDED).toString();
        assertTrue(text.contains("entryEventType=ADDED") && text.contains("key=" + key) && text.contains("value=v") && text.contains("name='" + name + "'"), text);
    }
}
