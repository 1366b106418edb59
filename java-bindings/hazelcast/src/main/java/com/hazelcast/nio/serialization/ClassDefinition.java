package com.hazelcast.nio.serialization;

import java.util.Set;

/** The fields of a {@link Portable} class in one version. */
public interface ClassDefinition {
    FieldDefinition getField(String fieldName);

    FieldDefinition getField(int index);

    boolean hasField(String fieldName);

    Set<String> getFieldNames();

    FieldType getFieldType(String fieldName);

    int getFieldClassId(String fieldName);

    int getFieldCount();

    int getFactoryId();

    int getClassId();

    int getVersion();
}
