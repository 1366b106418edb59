package com.hazelcast.query.extractor;

/** Takes the values that an extractor finds. */
@FunctionalInterface
public interface ValueCollector<T> {
    void addObject(T object);
}
