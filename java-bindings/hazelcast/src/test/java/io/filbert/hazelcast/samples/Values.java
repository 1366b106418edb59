package io.filbert.hazelcast.samples;

import com.hazelcast.nio.serialization.Portable;
import com.hazelcast.nio.serialization.PortableReader;
import com.hazelcast.nio.serialization.PortableWriter;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;

/** A portable with a field of each type. */
public final class Values implements Portable {
    static final int CLASS = 14;

    private int intField;
    private int[] intArray;
    private long longField;
    private long[] longArray;
    private boolean booleanField;
    private boolean[] booleanArray;
    private byte byteField;
    private byte[] byteArray;
    private double doubleField;
    private double[] doubleArray;
    private float floatField;
    private float[] floatArray;
    private short shortField;
    private short[] shortArray;
    private char charField;
    private char[] charArray;
    private String stringField;
    private String[] stringArray;
    private BigDecimal decimalField;
    private BigDecimal[] decimalArray;
    private LocalTime timeField;
    private LocalTime[] timeArray;
    private LocalDate dateField;
    private LocalDate[] dateArray;
    private LocalDateTime timestampField;
    private LocalDateTime[] timestampArray;
    private OffsetDateTime timestampWithTimezoneField;
    private OffsetDateTime[] timestampWithTimezoneArray;

    static Values full() {
        Values values = new Values();
        values.intField = 7;
        values.intArray = new int[] {7, 7};
        values.longField = -8L;
        values.longArray = new long[] {-8L, -8L};
        values.booleanField = true;
        values.booleanArray = new boolean[] {true, true};
        values.byteField = (byte) 3;
        values.byteArray = new byte[] {(byte) 3, (byte) 3};
        values.doubleField = 1.5;
        values.doubleArray = new double[] {1.5, 1.5};
        values.floatField = 2.5f;
        values.floatArray = new float[] {2.5f, 2.5f};
        values.shortField = (short) -9;
        values.shortArray = new short[] {(short) -9, (short) -9};
        values.charField = 'x';
        values.charArray = new char[] {'x', 'x'};
        values.stringField = "\u00e9";
        values.stringArray = new String[] {"\u00e9", "\u00e9"};
        values.decimalField = new BigDecimal("-1.25");
        values.decimalArray = new BigDecimal[] {new BigDecimal("-1.25"), new BigDecimal("-1.25")};
        values.timeField = LocalTime.of(1, 2, 3, 4);
        values.timeArray = new LocalTime[] {LocalTime.of(1, 2, 3, 4), LocalTime.of(1, 2, 3, 4)};
        values.dateField = LocalDate.of(2020, 2, 3);
        values.dateArray = new LocalDate[] {LocalDate.of(2020, 2, 3), LocalDate.of(2020, 2, 3)};
        values.timestampField = LocalDateTime.of(2020, 2, 3, 1, 2, 3, 4);
        values.timestampArray = new LocalDateTime[] {LocalDateTime.of(2020, 2, 3, 1, 2, 3, 4), LocalDateTime.of(2020, 2, 3, 1, 2, 3, 4)};
        values.timestampWithTimezoneField = OffsetDateTime.of(2020, 2, 3, 1, 2, 3, 4, ZoneOffset.ofHours(-2));
        values.timestampWithTimezoneArray = new OffsetDateTime[] {OffsetDateTime.of(2020, 2, 3, 1, 2, 3, 4, ZoneOffset.ofHours(-2)), OffsetDateTime.of(2020, 2, 3, 1, 2, 3, 4, ZoneOffset.ofHours(-2))};
        return values;
    }

    @Override
    public int getFactoryId() {
        return Car.FACTORY;
    }

    @Override
    public int getClassId() {
        return CLASS;
    }

    @Override
    public void writePortable(PortableWriter writer) throws IOException {
        writer.writeInt("int", intField);
        writer.writeIntArray("ints", intArray);
        writer.writeLong("long", longField);
        writer.writeLongArray("longs", longArray);
        writer.writeBoolean("boolean", booleanField);
        writer.writeBooleanArray("booleans", booleanArray);
        writer.writeByte("byte", byteField);
        writer.writeByteArray("bytes", byteArray);
        writer.writeDouble("double", doubleField);
        writer.writeDoubleArray("doubles", doubleArray);
        writer.writeFloat("float", floatField);
        writer.writeFloatArray("floats", floatArray);
        writer.writeShort("short", shortField);
        writer.writeShortArray("shorts", shortArray);
        writer.writeChar("char", charField);
        writer.writeCharArray("chars", charArray);
        writer.writeString("string", stringField);
        writer.writeStringArray("strings", stringArray);
        writer.writeDecimal("decimal", decimalField);
        writer.writeDecimalArray("decimals", decimalArray);
        writer.writeTime("time", timeField);
        writer.writeTimeArray("times", timeArray);
        writer.writeDate("date", dateField);
        writer.writeDateArray("dates", dateArray);
        writer.writeTimestamp("timestamp", timestampField);
        writer.writeTimestampArray("timestamps", timestampArray);
        writer.writeTimestampWithTimezone("timestampWithTimezone", timestampWithTimezoneField);
        writer.writeTimestampWithTimezoneArray("timestampWithTimezones", timestampWithTimezoneArray);
    }

    @Override
    public void readPortable(PortableReader reader) throws IOException {
        intField = reader.readInt("int");
        intArray = reader.readIntArray("ints");
        longField = reader.readLong("long");
        longArray = reader.readLongArray("longs");
        booleanField = reader.readBoolean("boolean");
        booleanArray = reader.readBooleanArray("booleans");
        byteField = reader.readByte("byte");
        byteArray = reader.readByteArray("bytes");
        doubleField = reader.readDouble("double");
        doubleArray = reader.readDoubleArray("doubles");
        floatField = reader.readFloat("float");
        floatArray = reader.readFloatArray("floats");
        shortField = reader.readShort("short");
        shortArray = reader.readShortArray("shorts");
        charField = reader.readChar("char");
        charArray = reader.readCharArray("chars");
        stringField = reader.readString("string");
        stringArray = reader.readStringArray("strings");
        decimalField = reader.readDecimal("decimal");
        decimalArray = reader.readDecimalArray("decimals");
        timeField = reader.readTime("time");
        timeArray = reader.readTimeArray("times");
        dateField = reader.readDate("date");
        dateArray = reader.readDateArray("dates");
        timestampField = reader.readTimestamp("timestamp");
        timestampArray = reader.readTimestampArray("timestamps");
        timestampWithTimezoneField = reader.readTimestampWithTimezone("timestampWithTimezone");
        timestampWithTimezoneArray = reader.readTimestampWithTimezoneArray("timestampWithTimezones");
    }

    @Override
    public String toString() {
        return Arrays.deepToString(new Object[] {
            intField, intArray, longField, longArray, booleanField, booleanArray, byteField, byteArray, doubleField, doubleArray,
            floatField, floatArray, shortField, shortArray, charField, charArray, stringField, stringArray, decimalField, decimalArray,
            timeField, timeArray, dateField, dateArray, timestampField, timestampArray, timestampWithTimezoneField,
            timestampWithTimezoneArray});
    }
}
