package com.hazelcast.nio.serialization;

/** Makes objects by number. */
@FunctionalInterface
public interface DataSerializableFactory {
    IdentifiedDataSerializable create(int count);
}
