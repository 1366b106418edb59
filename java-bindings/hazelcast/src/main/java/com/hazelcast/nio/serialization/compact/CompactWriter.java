package com.hazelcast.nio.serialization.compact;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;

/** Writes the fields of a compact record by name. */
public interface CompactWriter {
    void writeBoolean(String fieldName, boolean value);

    void writeInt8(String fieldName, byte value);

    void writeInt16(String fieldName, short value);

    void writeInt32(String fieldName, int value);

    void writeInt64(String fieldName, long value);

    void writeFloat32(String fieldName, float value);

    void writeFloat64(String fieldName, double value);

    void writeString(String fieldName, String value);

    void writeDecimal(String fieldName, BigDecimal value);

    void writeTime(String fieldName, LocalTime value);

    void writeDate(String fieldName, LocalDate value);

    void writeTimestamp(String fieldName, LocalDateTime value);

    void writeTimestampWithTimezone(String fieldName, OffsetDateTime value);

    <T> void writeCompact(String fieldName, T object);

    void writeArrayOfBoolean(String fieldName, boolean[] values);

    void writeArrayOfInt8(String fieldName, byte[] values);

    void writeArrayOfInt16(String fieldName, short[] values);

    void writeArrayOfInt32(String fieldName, int[] values);

    void writeArrayOfInt64(String fieldName, long[] values);

    void writeArrayOfFloat32(String fieldName, float[] values);

    void writeArrayOfFloat64(String fieldName, double[] values);

    void writeArrayOfString(String fieldName, String[] values);

    void writeArrayOfDecimal(String fieldName, BigDecimal[] values);

    void writeArrayOfTime(String fieldName, LocalTime[] values);

    void writeArrayOfDate(String fieldName, LocalDate[] values);

    void writeArrayOfTimestamp(String fieldName, LocalDateTime[] values);

    void writeArrayOfTimestampWithTimezone(String fieldName, OffsetDateTime[] values);

    <T> void writeArrayOfCompact(String fieldName, T[] values);

    void writeNullableBoolean(String fieldName, Boolean value);

    void writeNullableInt8(String fieldName, Byte value);

    void writeNullableInt16(String fieldName, Short value);

    void writeNullableInt32(String fieldName, Integer value);

    void writeNullableInt64(String fieldName, Long value);

    void writeNullableFloat32(String fieldName, Float value);

    void writeNullableFloat64(String fieldName, Double value);

    void writeArrayOfNullableBoolean(String fieldName, Boolean[] values);

    void writeArrayOfNullableInt8(String fieldName, Byte[] values);

    void writeArrayOfNullableInt16(String fieldName, Short[] values);

    void writeArrayOfNullableInt32(String fieldName, Integer[] values);

    void writeArrayOfNullableInt64(String fieldName, Long[] values);

    void writeArrayOfNullableFloat32(String fieldName, Float[] values);

    void writeArrayOfNullableFloat64(String fieldName, Double[] values);
}
