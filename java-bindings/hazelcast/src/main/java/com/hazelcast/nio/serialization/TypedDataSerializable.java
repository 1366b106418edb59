package com.hazelcast.nio.serialization;

/** A {@link DataSerializable} that is read back as another class. */
public interface TypedDataSerializable extends DataSerializable {
    Class getClassType();
}
