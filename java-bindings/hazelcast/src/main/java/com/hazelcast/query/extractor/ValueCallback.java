package com.hazelcast.query.extractor;

/** Takes a value that was read. */
@FunctionalInterface
public interface ValueCallback<T> {
    void onResult(T object);
}
