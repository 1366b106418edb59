package io.filbert.hazelcast.query;

import com.hazelcast.query.Predicate;
import java.util.Map;

/** A predicate that says what it asks and cannot answer yet: queries throw before they look at it. */
public class LaterPredicate<K, V> implements Predicate<K, V> {
    private static final long serialVersionUID = 1;

    private final String text;

    public LaterPredicate(String text) {
        this.text = text;
    }

    @Override
    public boolean apply(Map.Entry<K, V> entry) {
        throw new UnsupportedOperationException("Predicate.apply of " + text);
    }

    @Override
    public String toString() {
        return text;
    }
}
