package com.hazelcast.nio.serialization;

/** An object that writes and reads itself and is made by a factory. */
public interface IdentifiedDataSerializable extends DataSerializable {
    int getClassId();

    int getFactoryId();
}
