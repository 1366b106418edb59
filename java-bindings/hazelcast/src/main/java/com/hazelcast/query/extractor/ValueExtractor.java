package com.hazelcast.query.extractor;

/** Finds the values of an attribute in an object. */
@FunctionalInterface
public interface ValueExtractor<T, A> {
    void extract(T object, A aValue, ValueCollector valueCollector);
}
