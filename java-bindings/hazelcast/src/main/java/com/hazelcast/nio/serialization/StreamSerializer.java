package com.hazelcast.nio.serialization;

import com.hazelcast.nio.ObjectDataInput;
import com.hazelcast.nio.ObjectDataOutput;
import java.io.IOException;

/** Writes and reads objects of one type as a stream. */
public interface StreamSerializer<T> extends Serializer {
    void write(ObjectDataOutput objectDataOutput, T item) throws IOException;

    T read(ObjectDataInput objectDataInput) throws IOException;
}
