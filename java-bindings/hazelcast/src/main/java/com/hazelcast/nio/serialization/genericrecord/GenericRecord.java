package com.hazelcast.nio.serialization.genericrecord;

import com.hazelcast.nio.serialization.FieldKind;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.util.Set;

/** A record without its class: fields by name. */
public interface GenericRecord {
    GenericRecordBuilder newBuilder();

    GenericRecordBuilder newBuilderWithClone();

    Set<String> getFieldNames();

    FieldKind getFieldKind(String fieldName);

    boolean getBoolean(String fieldName);

    char getChar(String fieldName);

    byte getInt8(String fieldName);

    short getInt16(String fieldName);

    int getInt32(String fieldName);

    long getInt64(String fieldName);

    float getFloat32(String fieldName);

    double getFloat64(String fieldName);

    String getString(String fieldName);

    BigDecimal getDecimal(String fieldName);

    LocalTime getTime(String fieldName);

    LocalDate getDate(String fieldName);

    LocalDateTime getTimestamp(String fieldName);

    OffsetDateTime getTimestampWithTimezone(String fieldName);

    GenericRecord getGenericRecord(String fieldName);

    boolean[] getArrayOfBoolean(String fieldName);

    char[] getArrayOfChar(String fieldName);

    byte[] getArrayOfInt8(String fieldName);

    short[] getArrayOfInt16(String fieldName);

    int[] getArrayOfInt32(String fieldName);

    long[] getArrayOfInt64(String fieldName);

    float[] getArrayOfFloat32(String fieldName);

    double[] getArrayOfFloat64(String fieldName);

    String[] getArrayOfString(String fieldName);

    BigDecimal[] getArrayOfDecimal(String fieldName);

    LocalTime[] getArrayOfTime(String fieldName);

    LocalDate[] getArrayOfDate(String fieldName);

    LocalDateTime[] getArrayOfTimestamp(String fieldName);

    OffsetDateTime[] getArrayOfTimestampWithTimezone(String fieldName);

    GenericRecord[] getArrayOfGenericRecord(String fieldName);

    Boolean getNullableBoolean(String fieldName);

    Byte getNullableInt8(String fieldName);

    Short getNullableInt16(String fieldName);

    Integer getNullableInt32(String fieldName);

    Long getNullableInt64(String fieldName);

    Float getNullableFloat32(String fieldName);

    Double getNullableFloat64(String fieldName);

    Boolean[] getArrayOfNullableBoolean(String fieldName);

    Byte[] getArrayOfNullableInt8(String fieldName);

    Short[] getArrayOfNullableInt16(String fieldName);

    Integer[] getArrayOfNullableInt32(String fieldName);

    Long[] getArrayOfNullableInt64(String fieldName);

    Float[] getArrayOfNullableFloat32(String fieldName);

    Double[] getArrayOfNullableFloat64(String fieldName);
}
