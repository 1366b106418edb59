package com.hazelcast.query.extractor;

/** Reads an attribute by its path. */
@SuppressWarnings("overloads") // as Hazelcast declares it
public interface ValueReader {
    <T> void read(String fieldName, ValueCallback<T> callback) throws ValueReadingException;

    <T> void read(String fieldName, ValueCollector<T> valueCollector) throws ValueReadingException;
}
