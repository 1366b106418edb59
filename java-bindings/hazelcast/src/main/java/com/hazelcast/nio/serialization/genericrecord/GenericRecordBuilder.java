package com.hazelcast.nio.serialization.genericrecord;

import com.hazelcast.nio.serialization.ClassDefinition;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;

/** Builds a {@link GenericRecord}. */
public interface GenericRecordBuilder {
    static GenericRecordBuilder portable(ClassDefinition classDefinition) {
        throw new UnsupportedOperationException("GenericRecordBuilder.portable");
    }

    static GenericRecordBuilder compact(String typeName) {
        throw new UnsupportedOperationException("GenericRecordBuilder.compact");
    }

    GenericRecord build();

    GenericRecordBuilder setBoolean(String fieldName, boolean value);

    GenericRecordBuilder setInt8(String fieldName, byte value);

    GenericRecordBuilder setChar(String fieldName, char value);

    GenericRecordBuilder setInt16(String fieldName, short value);

    GenericRecordBuilder setInt32(String fieldName, int value);

    GenericRecordBuilder setInt64(String fieldName, long value);

    GenericRecordBuilder setFloat32(String fieldName, float value);

    GenericRecordBuilder setFloat64(String fieldName, double value);

    GenericRecordBuilder setNullableBoolean(String fieldName, Boolean value);

    GenericRecordBuilder setNullableInt8(String fieldName, Byte value);

    GenericRecordBuilder setNullableInt16(String fieldName, Short value);

    GenericRecordBuilder setNullableInt32(String fieldName, Integer value);

    GenericRecordBuilder setNullableInt64(String fieldName, Long value);

    GenericRecordBuilder setNullableFloat32(String fieldName, Float value);

    GenericRecordBuilder setNullableFloat64(String fieldName, Double value);

    GenericRecordBuilder setString(String fieldName, String value);

    GenericRecordBuilder setGenericRecord(String fieldName, GenericRecord value);

    GenericRecordBuilder setDecimal(String fieldName, BigDecimal value);

    GenericRecordBuilder setTime(String fieldName, LocalTime value);

    GenericRecordBuilder setDate(String fieldName, LocalDate value);

    GenericRecordBuilder setTimestamp(String fieldName, LocalDateTime value);

    GenericRecordBuilder setTimestampWithTimezone(String fieldName, OffsetDateTime value);

    GenericRecordBuilder setArrayOfBoolean(String fieldName, boolean[] values);

    GenericRecordBuilder setArrayOfInt8(String fieldName, byte[] values);

    GenericRecordBuilder setArrayOfChar(String fieldName, char[] values);

    GenericRecordBuilder setArrayOfInt16(String fieldName, short[] values);

    GenericRecordBuilder setArrayOfInt32(String fieldName, int[] values);

    GenericRecordBuilder setArrayOfInt64(String fieldName, long[] values);

    GenericRecordBuilder setArrayOfFloat32(String fieldName, float[] values);

    GenericRecordBuilder setArrayOfFloat64(String fieldName, double[] values);

    GenericRecordBuilder setArrayOfNullableBoolean(String fieldName, Boolean[] values);

    GenericRecordBuilder setArrayOfNullableInt8(String fieldName, Byte[] values);

    GenericRecordBuilder setArrayOfNullableInt16(String fieldName, Short[] values);

    GenericRecordBuilder setArrayOfNullableInt32(String fieldName, Integer[] values);

    GenericRecordBuilder setArrayOfNullableInt64(String fieldName, Long[] values);

    GenericRecordBuilder setArrayOfNullableFloat32(String fieldName, Float[] values);

    GenericRecordBuilder setArrayOfNullableFloat64(String fieldName, Double[] values);

    GenericRecordBuilder setArrayOfString(String fieldName, String[] values);

    GenericRecordBuilder setArrayOfDecimal(String fieldName, BigDecimal[] values);

    GenericRecordBuilder setArrayOfTime(String fieldName, LocalTime[] values);

    GenericRecordBuilder setArrayOfDate(String fieldName, LocalDate[] values);

    GenericRecordBuilder setArrayOfTimestamp(String fieldName, LocalDateTime[] values);

    GenericRecordBuilder setArrayOfTimestampWithTimezone(String fieldName, OffsetDateTime[] values);

    GenericRecordBuilder setArrayOfGenericRecord(String fieldName, GenericRecord[] values);
}
