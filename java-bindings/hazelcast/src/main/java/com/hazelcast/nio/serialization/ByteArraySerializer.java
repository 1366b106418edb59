package com.hazelcast.nio.serialization;

import java.io.IOException;

/** Writes and reads objects of one type as bytes. */
public interface ByteArraySerializer<T> extends Serializer {
    byte[] write(T item) throws IOException;

    T read(byte[] bytes) throws IOException;
}
