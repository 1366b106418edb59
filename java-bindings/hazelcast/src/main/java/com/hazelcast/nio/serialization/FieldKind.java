package com.hazelcast.nio.serialization;

/** Kinds of fields in compact and portable records; the number is what is written. */
public enum FieldKind {
    NOT_AVAILABLE,
    BOOLEAN,
    ARRAY_OF_BOOLEAN,
    INT8,
    ARRAY_OF_INT8,
    CHAR,
    ARRAY_OF_CHAR,
    INT16,
    ARRAY_OF_INT16,
    INT32,
    ARRAY_OF_INT32,
    INT64,
    ARRAY_OF_INT64,
    FLOAT32,
    ARRAY_OF_FLOAT32,
    FLOAT64,
    ARRAY_OF_FLOAT64,
    STRING,
    ARRAY_OF_STRING,
    DECIMAL,
    ARRAY_OF_DECIMAL,
    TIME,
    ARRAY_OF_TIME,
    DATE,
    ARRAY_OF_DATE,
    TIMESTAMP,
    ARRAY_OF_TIMESTAMP,
    TIMESTAMP_WITH_TIMEZONE,
    ARRAY_OF_TIMESTAMP_WITH_TIMEZONE,
    COMPACT,
    ARRAY_OF_COMPACT,
    PORTABLE,
    ARRAY_OF_PORTABLE,
    NULLABLE_BOOLEAN,
    ARRAY_OF_NULLABLE_BOOLEAN,
    NULLABLE_INT8,
    ARRAY_OF_NULLABLE_INT8,
    NULLABLE_INT16,
    ARRAY_OF_NULLABLE_INT16,
    NULLABLE_INT32,
    ARRAY_OF_NULLABLE_INT32,
    NULLABLE_INT64,
    ARRAY_OF_NULLABLE_INT64,
    NULLABLE_FLOAT32,
    ARRAY_OF_NULLABLE_FLOAT32,
    NULLABLE_FLOAT64,
    ARRAY_OF_NULLABLE_FLOAT64;

    private static final FieldKind[] BY_ID = values();

    /** The one of that number. */
    public static FieldKind get(int id) {
        return BY_ID[id];
    }

    public int getId() {
        return ordinal();
    }
}
