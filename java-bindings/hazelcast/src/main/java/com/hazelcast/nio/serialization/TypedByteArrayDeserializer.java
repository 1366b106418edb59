package com.hazelcast.nio.serialization;

import java.io.IOException;

/** Reads into a chosen class. */
@FunctionalInterface
public interface TypedByteArrayDeserializer<T> {
    T read(byte[] bytes, Class type) throws IOException;
}
