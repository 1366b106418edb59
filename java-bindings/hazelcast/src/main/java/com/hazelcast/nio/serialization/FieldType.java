package com.hazelcast.nio.serialization;

/** Types of fields of a {@link Portable}; the number is what is written. */
public enum FieldType {
    PORTABLE(FieldType.VARIABLE),
    BYTE(Byte.BYTES),
    BOOLEAN(Byte.BYTES),
    CHAR(Character.BYTES),
    SHORT(Short.BYTES),
    INT(Integer.BYTES),
    LONG(Long.BYTES),
    FLOAT(Float.BYTES),
    DOUBLE(Double.BYTES),
    UTF(FieldType.VARIABLE),
    PORTABLE_ARRAY(FieldType.VARIABLE),
    BYTE_ARRAY(FieldType.VARIABLE),
    BOOLEAN_ARRAY(FieldType.VARIABLE),
    CHAR_ARRAY(FieldType.VARIABLE),
    SHORT_ARRAY(FieldType.VARIABLE),
    INT_ARRAY(FieldType.VARIABLE),
    LONG_ARRAY(FieldType.VARIABLE),
    FLOAT_ARRAY(FieldType.VARIABLE),
    DOUBLE_ARRAY(FieldType.VARIABLE),
    UTF_ARRAY(FieldType.VARIABLE),
    DECIMAL(FieldType.VARIABLE),
    DECIMAL_ARRAY(FieldType.VARIABLE),
    TIME(7),
    TIME_ARRAY(FieldType.VARIABLE),
    DATE(4),
    DATE_ARRAY(FieldType.VARIABLE),
    TIMESTAMP(11),
    TIMESTAMP_ARRAY(FieldType.VARIABLE),
    TIMESTAMP_WITH_TIMEZONE(15),
    TIMESTAMP_WITH_TIMEZONE_ARRAY(FieldType.VARIABLE);

    private static final int VARIABLE = Integer.MAX_VALUE;
    private static final int SINGLE_TYPES = 10;
    private static final FieldType[] BY_ID = values();

    private final int size;

    FieldType(int size) {
        this.size = size;
    }

    public byte getId() {
        return (byte) ordinal();
    }

    /** The one of that number. */
    public static FieldType get(byte id) {
        return BY_ID[id];
    }

    public boolean isArrayType() {
        return name().endsWith("_ARRAY");
    }

    /** The type of an array's items; of another type, itself. */
    public FieldType getSingleType() {
        if (!isArrayType()) {
            return this;
        }
        return BY_ID[ordinal() < 2 * SINGLE_TYPES ? ordinal() - SINGLE_TYPES : ordinal() - 1];
    }

    public boolean hasDefiniteSize() {
        return size != VARIABLE;
    }

    /** In bytes. */
    public int getTypeSize() throws IllegalArgumentException {
        if (!hasDefiniteSize()) {
            throw new IllegalArgumentException(this + " has no fixed size");
        }
        return size;
    }
}
