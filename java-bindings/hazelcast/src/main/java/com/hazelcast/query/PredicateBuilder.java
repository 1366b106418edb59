package com.hazelcast.query;

/** Builds a predicate call by call. */
public interface PredicateBuilder extends Predicate {
    String getAttribute();

    void setAttribute(String text);

    EntryObject getEntryObject();

    PredicateBuilder and(Predicate predicate);

    PredicateBuilder or(Predicate predicate);

    /** The entry that is asked about, or one of its attributes. */
    interface EntryObject {
        PredicateBuilder between(Comparable comparable, Comparable comparable2);

        PredicateBuilder equal(Comparable comparable);

        EntryObject get(String text);

        PredicateBuilder greaterEqual(Comparable comparable);

        PredicateBuilder greaterThan(Comparable comparable);

        PredicateBuilder in(Comparable... comparables);

        PredicateBuilder is(String text);

        PredicateBuilder isNot(String text);

        PredicateBuilder isNotNull();

        PredicateBuilder isNull();

        EntryObject key();

        PredicateBuilder lessEqual(Comparable comparable);

        PredicateBuilder lessThan(Comparable comparable);

        PredicateBuilder notEqual(Comparable comparable);
    }
}
