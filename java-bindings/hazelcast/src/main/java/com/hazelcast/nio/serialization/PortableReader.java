package com.hazelcast.nio.serialization;

import com.hazelcast.nio.ObjectDataInput;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.util.Set;

/** Reads the fields of a {@link Portable} by name. */
public interface PortableReader {
    int getVersion();

    boolean hasField(String fieldName);

    Set<String> getFieldNames();

    FieldType getFieldType(String fieldName);

    int getFieldClassId(String fieldName);

    int readInt(String fieldName) throws IOException;

    long readLong(String fieldName) throws IOException;

    @Deprecated
    String readUTF(String fieldName) throws IOException;

    String readString(String fieldName) throws IOException;

    boolean readBoolean(String fieldName) throws IOException;

    byte readByte(String fieldName) throws IOException;

    char readChar(String fieldName) throws IOException;

    double readDouble(String fieldName) throws IOException;

    float readFloat(String fieldName) throws IOException;

    short readShort(String fieldName) throws IOException;

    <P extends Portable> P readPortable(String fieldName) throws IOException;

    BigDecimal readDecimal(String fieldName) throws IOException;

    LocalTime readTime(String fieldName) throws IOException;

    LocalDate readDate(String fieldName) throws IOException;

    LocalDateTime readTimestamp(String fieldName) throws IOException;

    OffsetDateTime readTimestampWithTimezone(String fieldName) throws IOException;

    byte[] readByteArray(String fieldName) throws IOException;

    boolean[] readBooleanArray(String fieldName) throws IOException;

    char[] readCharArray(String fieldName) throws IOException;

    int[] readIntArray(String fieldName) throws IOException;

    long[] readLongArray(String fieldName) throws IOException;

    double[] readDoubleArray(String fieldName) throws IOException;

    float[] readFloatArray(String fieldName) throws IOException;

    short[] readShortArray(String fieldName) throws IOException;

    @Deprecated
    String[] readUTFArray(String fieldName) throws IOException;

    String[] readStringArray(String fieldName) throws IOException;

    Portable[] readPortableArray(String fieldName) throws IOException;

    BigDecimal[] readDecimalArray(String fieldName) throws IOException;

    LocalTime[] readTimeArray(String fieldName) throws IOException;

    LocalDate[] readDateArray(String fieldName) throws IOException;

    LocalDateTime[] readTimestampArray(String fieldName) throws IOException;

    OffsetDateTime[] readTimestampWithTimezoneArray(String fieldName) throws IOException;

    ObjectDataInput getRawDataInput() throws IOException;
}
