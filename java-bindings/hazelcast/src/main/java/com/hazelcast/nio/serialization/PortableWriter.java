package com.hazelcast.nio.serialization;

import com.hazelcast.nio.ObjectDataOutput;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;

/** Writes the fields of a {@link Portable} by name. */
public interface PortableWriter {
    void writeInt(String fieldName, int value) throws IOException;

    void writeLong(String fieldName, long value) throws IOException;

    @Deprecated
    void writeUTF(String fieldName, String value) throws IOException;

    void writeString(String fieldName, String value) throws IOException;

    void writeBoolean(String fieldName, boolean value) throws IOException;

    void writeByte(String fieldName, byte value) throws IOException;

    void writeChar(String fieldName, int value) throws IOException;

    void writeDouble(String fieldName, double value) throws IOException;

    void writeFloat(String fieldName, float value) throws IOException;

    void writeShort(String fieldName, short value) throws IOException;

    void writePortable(String fieldName, Portable portable) throws IOException;

    void writeNullPortable(String fieldName, int factoryId, int classId) throws IOException;

    void writeDecimal(String fieldName, BigDecimal value) throws IOException;

    void writeTime(String fieldName, LocalTime value) throws IOException;

    void writeDate(String fieldName, LocalDate value) throws IOException;

    void writeTimestamp(String fieldName, LocalDateTime value) throws IOException;

    void writeTimestampWithTimezone(String fieldName, OffsetDateTime value) throws IOException;

    void writeByteArray(String fieldName, byte[] values) throws IOException;

    void writeBooleanArray(String fieldName, boolean[] values) throws IOException;

    void writeCharArray(String fieldName, char[] values) throws IOException;

    void writeIntArray(String fieldName, int[] values) throws IOException;

    void writeLongArray(String fieldName, long[] values) throws IOException;

    void writeDoubleArray(String fieldName, double[] values) throws IOException;

    void writeFloatArray(String fieldName, float[] values) throws IOException;

    void writeShortArray(String fieldName, short[] values) throws IOException;

    @Deprecated
    void writeUTFArray(String fieldName, String[] values) throws IOException;

    void writeStringArray(String fieldName, String[] values) throws IOException;

    void writePortableArray(String fieldName, Portable[] values) throws IOException;

    void writeDecimalArray(String fieldName, BigDecimal[] values) throws IOException;

    void writeTimeArray(String fieldName, LocalTime[] values) throws IOException;

    void writeDateArray(String fieldName, LocalDate[] values) throws IOException;

    void writeTimestampArray(String fieldName, LocalDateTime[] values) throws IOException;

    void writeTimestampWithTimezoneArray(String fieldName, OffsetDateTime[] values) throws IOException;

    ObjectDataOutput getRawDataOutput() throws IOException;
}
