package com.hazelcast.nio.serialization;

/** One field of a {@link ClassDefinition}. */
public interface FieldDefinition {
    FieldType getType();

    String getName();

    int getIndex();

    int getClassId();

    int getFactoryId();

    int getVersion();
}
