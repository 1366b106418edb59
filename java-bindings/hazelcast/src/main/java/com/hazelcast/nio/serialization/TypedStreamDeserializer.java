package com.hazelcast.nio.serialization;

import com.hazelcast.nio.ObjectDataInput;
import java.io.IOException;

/** Reads into a chosen class. */
@FunctionalInterface
public interface TypedStreamDeserializer<T> {
    T read(ObjectDataInput objectDataInput, Class type) throws IOException;
}
