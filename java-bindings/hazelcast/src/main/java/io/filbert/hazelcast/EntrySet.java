package io.filbert.hazelcast;

import io.filbert.hazelcast.serialization.Serialization;
import java.util.AbstractMap;
import java.util.AbstractSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;

/** Entries that were read at one time; each is deserialized when it is reached. Unmodifiable. */
final class EntrySet<K, V> extends AbstractSet<Map.Entry<K, V>> {
    private final List<byte[]> forms;
    private final Serialization serialization;

    /** {@code forms}: key, value, key, value ... */
    EntrySet(List<byte[]> forms, Serialization serialization) {
        this.forms = forms;
        this.serialization = serialization;
    }

    @Override
    public int size() {
        return forms.size() / 2;
    }

    @Override
    public Iterator<Map.Entry<K, V>> iterator() {
        return new Iterator<>() {
            private int next;

            @Override
            public boolean hasNext() {
                return next < forms.size();
            }

            @Override
            public Map.Entry<K, V> next() {
                if (!hasNext()) {
                    throw new NoSuchElementException();
                }
                K key = serialization.toObject(forms.get(next));
                V value = serialization.toObject(forms.get(next + 1));
                next += 2;
                return new AbstractMap.SimpleImmutableEntry<>(key, value);
            }
        };
    }
}
