package io.filbert.hazelcast.serialization;

import com.hazelcast.nio.serialization.FieldType;
import com.hazelcast.nio.serialization.HazelcastSerializationException;
import com.hazelcast.nio.serialization.PortableWriter;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;

/** Turns each method of {@link PortableWriter} into a name, a type and what is to be written; subclasses decide what becomes of them. */
abstract class PortableFieldWriter implements PortableWriter {
    /** Writes what follows a field's name and type. */
    interface Body {
        void write(FormOutput out) throws IOException;
    }

    abstract void field(String name, FieldType type, Body body) throws IOException;

    private <T> void nullable(String name, FieldType type, T value, Adapter.Writer<T> writer) throws IOException {
        field(name, type, out -> {
            out.writeBoolean(value == null);
            if (value != null) {
                writer.write(out, value);
            }
        });
    }

    private <T> void items(String name, FieldType type, T[] values, Adapter.Writer<T> writer) throws IOException {
        field(name, type, out -> {
            out.writeInt(values == null ? FormOutput.NULL_LENGTH : values.length);
            if (values != null) {
                table(out, values, writer);
            }
        });
    }

    /** The place of each item, then the items. */
    static <T> void table(FormOutput out, T[] values, Adapter.Writer<T> writer) throws IOException {
        int places = out.position();
        out.write(new byte[values.length * Integer.BYTES]);
        for (int i = 0; i < values.length; i++) {
            if (values[i] == null) {
                throw new HazelcastSerializationException("Array items cannot be null");
            }
            out.writeInt(places + i * Integer.BYTES, out.position());
            writer.write(out, values[i]);
        }
    }

    @Override
    public void writeInt(String fieldName, int value) throws IOException {
        field(fieldName, FieldType.INT, out -> out.writeInt(value));
    }

    @Override
    public void writeIntArray(String fieldName, int[] values) throws IOException {
        field(fieldName, FieldType.INT_ARRAY, out -> out.writeIntArray(values));
    }

    @Override
    public void writeLong(String fieldName, long value) throws IOException {
        field(fieldName, FieldType.LONG, out -> out.writeLong(value));
    }

    @Override
    public void writeLongArray(String fieldName, long[] values) throws IOException {
        field(fieldName, FieldType.LONG_ARRAY, out -> out.writeLongArray(values));
    }

    @Override
    public void writeBoolean(String fieldName, boolean value) throws IOException {
        field(fieldName, FieldType.BOOLEAN, out -> out.writeBoolean(value));
    }

    @Override
    public void writeBooleanArray(String fieldName, boolean[] values) throws IOException {
        field(fieldName, FieldType.BOOLEAN_ARRAY, out -> out.writeBooleanArray(values));
    }

    @Override
    public void writeByte(String fieldName, byte value) throws IOException {
        field(fieldName, FieldType.BYTE, out -> out.writeByte(value));
    }

    @Override
    public void writeByteArray(String fieldName, byte[] values) throws IOException {
        field(fieldName, FieldType.BYTE_ARRAY, out -> out.writeByteArray(values));
    }

    @Override
    public void writeDouble(String fieldName, double value) throws IOException {
        field(fieldName, FieldType.DOUBLE, out -> out.writeDouble(value));
    }

    @Override
    public void writeDoubleArray(String fieldName, double[] values) throws IOException {
        field(fieldName, FieldType.DOUBLE_ARRAY, out -> out.writeDoubleArray(values));
    }

    @Override
    public void writeFloat(String fieldName, float value) throws IOException {
        field(fieldName, FieldType.FLOAT, out -> out.writeFloat(value));
    }

    @Override
    public void writeFloatArray(String fieldName, float[] values) throws IOException {
        field(fieldName, FieldType.FLOAT_ARRAY, out -> out.writeFloatArray(values));
    }

    @Override
    public void writeShort(String fieldName, short value) throws IOException {
        field(fieldName, FieldType.SHORT, out -> out.writeShort(value));
    }

    @Override
    public void writeShortArray(String fieldName, short[] values) throws IOException {
        field(fieldName, FieldType.SHORT_ARRAY, out -> out.writeShortArray(values));
    }

    @Override
    public void writeChar(String fieldName, int value) throws IOException {
        field(fieldName, FieldType.CHAR, out -> out.writeChar(value));
    }

    @Override
    public void writeCharArray(String fieldName, char[] values) throws IOException {
        field(fieldName, FieldType.CHAR_ARRAY, out -> out.writeCharArray(values));
    }

    @Override
    public void writeString(String fieldName, String value) throws IOException {
        field(fieldName, FieldType.UTF, out -> out.writeString(value));
    }

    @Override
    public void writeStringArray(String fieldName, String[] values) throws IOException {
        field(fieldName, FieldType.UTF_ARRAY, out -> out.writeStringArray(values));
    }

    @Override
    @Deprecated
    public void writeUTF(String fieldName, String value) throws IOException {
        writeString(fieldName, value);
    }

    @Override
    @Deprecated
    public void writeUTFArray(String fieldName, String[] values) throws IOException {
        writeStringArray(fieldName, values);
    }

    @Override
    public void writeDecimal(String fieldName, BigDecimal value) throws IOException {
        nullable(fieldName, FieldType.DECIMAL, value, PortableValues::writeDecimal);
    }

    @Override
    public void writeDecimalArray(String fieldName, BigDecimal[] values) throws IOException {
        items(fieldName, FieldType.DECIMAL_ARRAY, values, PortableValues::writeDecimal);
    }

    @Override
    public void writeTime(String fieldName, LocalTime value) throws IOException {
        nullable(fieldName, FieldType.TIME, value, PortableValues::writeTime);
    }

    @Override
    public void writeTimeArray(String fieldName, LocalTime[] values) throws IOException {
        items(fieldName, FieldType.TIME_ARRAY, values, PortableValues::writeTime);
    }

    @Override
    public void writeDate(String fieldName, LocalDate value) throws IOException {
        nullable(fieldName, FieldType.DATE, value, PortableValues::writeDate);
    }

    @Override
    public void writeDateArray(String fieldName, LocalDate[] values) throws IOException {
        items(fieldName, FieldType.DATE_ARRAY, values, PortableValues::writeDate);
    }

    @Override
    public void writeTimestamp(String fieldName, LocalDateTime value) throws IOException {
        nullable(fieldName, FieldType.TIMESTAMP, value, PortableValues::writeTimestamp);
    }

    @Override
    public void writeTimestampArray(String fieldName, LocalDateTime[] values) throws IOException {
        items(fieldName, FieldType.TIMESTAMP_ARRAY, values, PortableValues::writeTimestamp);
    }

    @Override
    public void writeTimestampWithTimezone(String fieldName, OffsetDateTime value) throws IOException {
        nullable(fieldName, FieldType.TIMESTAMP_WITH_TIMEZONE, value, PortableValues::writeTimestampWithTimezone);
    }

    @Override
    public void writeTimestampWithTimezoneArray(String fieldName, OffsetDateTime[] values) throws IOException {
        items(fieldName, FieldType.TIMESTAMP_WITH_TIMEZONE_ARRAY, values, PortableValues::writeTimestampWithTimezone);
    }
}
