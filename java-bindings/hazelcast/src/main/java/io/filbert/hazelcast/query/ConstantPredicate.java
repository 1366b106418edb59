package io.filbert.hazelcast.query;

import com.hazelcast.query.Predicate;
import java.util.Map;

/** The same answer for every entry. */
public final class ConstantPredicate<K, V> implements Predicate<K, V> {
    private static final long serialVersionUID = 1;

    private final boolean answer;

    public ConstantPredicate(boolean answer) {
        this.answer = answer;
    }

    @Override
    public boolean apply(Map.Entry<K, V> entry) {
        return answer;
    }

    @Override
    public String toString() {
        return answer ? "TruePredicate{}" : "FalsePredicate{}";
    }
}
