package io.filbert.hazelcast;

import com.hazelcast.map.IMap;
import io.filbert.GridCursor;
import io.filbert.hazelcast.serialization.Serialization;
import java.util.AbstractMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;

/** Entries page by page, so that a large map does not fill the heap; {@code remove} removes from the map. */
final class MapIterator<K, V> implements Iterator<Map.Entry<K, V>> {
    private final IMap<K, V> map;
    private final GridCursor cursor;
    private final Serialization serialization;
    private List<byte[]> page = List.of();
    private int next;
    private K last;

    MapIterator(IMap<K, V> map, GridCursor cursor, Serialization serialization) {
        this.map = map;
        this.cursor = cursor;
        this.serialization = serialization;
    }

    @Override
    public boolean hasNext() {
        while (page != null && next >= page.size()) {
            page = Errors.guarded(cursor::next);
            next = 0;
        }
        if (page == null) {
            cursor.close();
        }
        return page != null;
    }

    @Override
    public Map.Entry<K, V> next() {
        if (!hasNext()) {
            throw new NoSuchElementException();
        }
        last = serialization.toObject(page.get(next));
        V value = serialization.toObject(page.get(next + 1));
        next += 2;
        return new AbstractMap.SimpleImmutableEntry<>(last, value);
    }

    @Override
    public void remove() {
        if (last == null) {
            throw new IllegalStateException("next was not called");
        }
        map.delete(last);
        last = null;
    }
}
