package io.filbert.compatibility;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;

import com.hazelcast.core.EntryEvent;
import com.hazelcast.core.EntryEventType;
import com.hazelcast.core.EntryListener;
import com.hazelcast.map.AbstractIMapEvent;
import com.hazelcast.map.IMap;
import com.hazelcast.map.MapEvent;
import java.util.Arrays;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** Keeps every event of a map, and says by which callback it came. */
final class Recorder<V> implements EntryListener<String, V> {
    private final BlockingQueue<AbstractIMapEvent> events = new LinkedBlockingQueue<>();

    @Override
    public void entryAdded(EntryEvent<String, V> event) {
        keep(event, EntryEventType.ADDED);
    }

    @Override
    public void entryUpdated(EntryEvent<String, V> event) {
        keep(event, EntryEventType.UPDATED);
    }

    @Override
    public void entryRemoved(EntryEvent<String, V> event) {
        keep(event, EntryEventType.REMOVED);
    }

    @Override
    public void entryEvicted(EntryEvent<String, V> event) {
        keep(event, EntryEventType.EVICTED);
    }

    @Override
    public void entryExpired(EntryEvent<String, V> event) {
        keep(event, EntryEventType.EXPIRED);
    }

    @Override
    public void mapCleared(MapEvent event) {
        keep(event, EntryEventType.CLEAR_ALL);
    }

    @Override
    public void mapEvicted(MapEvent event) {
        keep(event, EntryEventType.EVICT_ALL);
    }

    private void keep(AbstractIMapEvent event, EntryEventType callback) {
        events.add(event.getEventType() == callback ? event : new Misnamed(event, callback));
    }

    /** The next event of an entry, which must be of that type. */
    @SuppressWarnings("unchecked") // the recorder's own events
    EntryEvent<String, V> next(EntryEventType type) throws InterruptedException {
        AbstractIMapEvent event = next();
        assertEquals(type, event.getEventType(), event::toString);
        return (EntryEvent<String, V>) event;
    }

    /** The next event of the whole map. */
    MapEvent nextOfMap(EntryEventType type) throws InterruptedException {
        AbstractIMapEvent event = next();
        assertEquals(type, event.getEventType(), event::toString);
        return (MapEvent) event;
    }

    private AbstractIMapEvent next() throws InterruptedException {
        AbstractIMapEvent event = events.poll(Eventually.DEADLINE.toSeconds(), TimeUnit.SECONDS);
        assertNotNull(event, "no event came");
        return event;
    }

    /** The next entry event has this content. */
    void expect(EntryEventType type, String key, V value, V old) throws InterruptedException {
        EntryEvent<String, V> event = next(type);
        assertEquals(Arrays.asList(key, value, old), Arrays.asList(event.getKey(), event.getValue(), event.getOldValue()), event::toString);
    }

    /** Nothing came for what was done so far to this key: the next event is of what is done now. Events of one key come in order. */
    void expectNothing(IMap<String, V> map, String absentKey, V value) throws InterruptedException {
        map.set(absentKey, value);
        expect(EntryEventType.ADDED, absentKey, value, null);
    }

    int waiting() {
        return events.size();
    }

    /** An event whose type is not that of the callback it came by: the test that waits for it shows it. */
    private static final class Misnamed extends AbstractIMapEvent {
        private final String text;

        Misnamed(AbstractIMapEvent event, EntryEventType callback) {
            super(event.getSource(), event.getMember(), EntryEventType.INVALIDATION.getType());
            this.text = event + " came by the callback for " + callback;
        }

        @Override
        public String toString() {
            return text;
        }
    }
}
