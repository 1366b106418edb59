package com.hazelcast.nio.serialization.compact;

/** Writes and reads a type as a compact record. */
public interface CompactSerializer<T> {
    T read(CompactReader compactReader);

    void write(CompactWriter compactWriter, T object);

    String getTypeName();

    Class<T> getCompactClass();
}
