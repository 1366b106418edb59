package com.hazelcast.query;

import com.hazelcast.query.impl.predicates.EqualPredicate;
import io.filbert.hazelcast.query.ConstantPredicate;
import io.filbert.hazelcast.query.LaterPredicate;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Makes predicates. They can be made, kept and serialized; queries with them throw. */
@SuppressWarnings("rawtypes") // as Hazelcast declares it
public final class Predicates {
    private Predicates() {
    }

    private static <K, V> Predicate<K, V> later(String text) {
        return new LaterPredicate<>(text);
    }

    private static String joined(String word, Object[] parts) {
        return Arrays.stream(parts).map(String::valueOf).collect(Collectors.joining(word, "(", ")"));
    }

    public static PredicateBuilder newPredicateBuilder() {
        throw new UnsupportedOperationException("Predicates.newPredicateBuilder");
    }

    public static <K, V> Predicate<K, V> alwaysTrue() {
        return new ConstantPredicate<>(true);
    }

    public static <K, V> Predicate<K, V> alwaysFalse() {
        return new ConstantPredicate<>(false);
    }

    public static <K, V> Predicate<K, V> instanceOf(Class klass) {
        return later(" instanceOf (" + klass.getName() + ")");
    }

    public static <K, V> Predicate<K, V> and(Predicate... predicates) {
        return later(joined(" AND ", predicates));
    }

    public static <K, V> Predicate<K, V> not(Predicate predicate) {
        return later("NOT(" + predicate + ")");
    }

    public static <K, V> Predicate<K, V> or(Predicate... predicates) {
        return later(joined(" OR ", predicates));
    }

    public static <K, V> Predicate<K, V> notEqual(String attribute, Comparable value) {
        return later(attribute + " != " + value);
    }

    @SuppressWarnings("unchecked") // the one class whose name callers see
    public static <K, V> Predicate<K, V> equal(String attribute, Comparable value) {
        return (Predicate<K, V>) new EqualPredicate(attribute, value);
    }

    public static <K, V> Predicate<K, V> like(String attribute, String pattern) {
        return later(attribute + " LIKE '" + pattern + "'");
    }

    public static <K, V> Predicate<K, V> ilike(String attribute, String pattern) {
        return later(attribute + " ILIKE '" + pattern + "'");
    }

    public static <K, V> Predicate<K, V> regex(String attribute, String pattern) {
        return later(attribute + " REGEX '" + pattern + "'");
    }

    public static <K, V> Predicate<K, V> greaterThan(String attribute, Comparable value) {
        return later(attribute + " > " + value);
    }

    public static <K, V> Predicate<K, V> greaterEqual(String attribute, Comparable value) {
        return later(attribute + " >= " + value);
    }

    public static <K, V> Predicate<K, V> lessThan(String attribute, Comparable value) {
        return later(attribute + " < " + value);
    }

    public static <K, V> Predicate<K, V> lessEqual(String attribute, Comparable value) {
        return later(attribute + " <= " + value);
    }

    public static <K, V> Predicate<K, V> between(String attribute, Comparable from, Comparable to) {
        return later(attribute + " BETWEEN " + from + " AND " + to);
    }

    public static <K, V> Predicate<K, V> in(String attribute, Comparable... values) {
        return later(attribute + " IN " + joined(", ", values));
    }

    public static <K, V> Predicate<K, V> sql(String expression) {
        return later("SQL(" + expression + ")");
    }

    public static <K, V> PagingPredicate<K, V> pagingPredicate(int pageSize) {
        throw new UnsupportedOperationException("Predicates.pagingPredicate");
    }

    public static <K, V> PagingPredicate<K, V> pagingPredicate(Predicate predicate, int pageSize) {
        return pagingPredicate(pageSize);
    }

    public static <K, V> PagingPredicate<K, V> pagingPredicate(Comparator<Map.Entry<K, V>> comparator, int pageSize) {
        return pagingPredicate(pageSize);
    }

    public static <K, V> PagingPredicate<K, V> pagingPredicate(Predicate<K, V> predicate, Comparator<Map.Entry<K, V>> comparator, int pageSize) {
        return pagingPredicate(pageSize);
    }

    public static <K, V> PartitionPredicate<K, V> partitionPredicate(Object partitionKey, Predicate<K, V> target) {
        throw new UnsupportedOperationException("Predicates.partitionPredicate");
    }

    public static <K, V> PartitionPredicate<K, V> multiPartitionPredicate(Set<? extends Object> partitionKeys, Predicate<K, V> target) {
        throw new UnsupportedOperationException("Predicates.multiPartitionPredicate");
    }
}
