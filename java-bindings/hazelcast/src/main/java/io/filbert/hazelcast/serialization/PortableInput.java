package io.filbert.hazelcast.serialization;

import com.hazelcast.nio.ObjectDataInput;
import com.hazelcast.nio.serialization.FieldType;
import com.hazelcast.nio.serialization.HazelcastSerializationException;
import com.hazelcast.nio.serialization.Portable;
import com.hazelcast.nio.serialization.PortableReader;
import java.io.EOFException;
import java.io.IOException;
import java.lang.reflect.Array;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/**
 * Reads one portable by the names in its form. Written by another version: an unknown field has Java's default, and a number may have grown.
 *
 * <p>Names with dots, which reach into nested portables, are not understood.
 */
final class PortableInput implements PortableReader {
    private final PortableAdapter adapter;
    private final FormInput in;
    private final int version;
    private final boolean otherVersion;
    private final int end;
    private final int rawPlace;
    private final Map<String, Field> fields = new LinkedHashMap<>();
    private boolean raw;

    /** Where a field's value begins. */
    private static final class Field {
        final FieldType type;
        final int place;

        Field(FieldType type, int place) {
            this.type = type;
            this.place = place;
        }
    }

    /** Reads a value at the input's place. */
    private interface Item<T> {
        T read(FormInput in) throws IOException;
    }

    PortableInput(PortableAdapter adapter, FormInput in, int version, boolean otherVersion) throws IOException {
        this.adapter = adapter;
        this.in = in;
        this.version = version;
        this.otherVersion = otherVersion;
        this.end = in.readInt();
        int count = in.readInt();
        int places = in.position();
        if (count < 0 || count >= in.available() / Integer.BYTES) {
            throw new EOFException("portable of " + count + " fields: only " + in.available() + " bytes are left");
        }
        for (int i = 0; i < count; i++) {
            int place = in.readInt(places + i * Integer.BYTES);
            if (place != 0) { // else it was never written
                in.position(place);
                String name = name();
                FieldType type = FieldType.get(in.readByte());
                fields.put(name, new Field(type, in.position()));
            }
        }
        this.rawPlace = in.readInt(places + count * Integer.BYTES);
    }

    private String name() throws IOException {
        char[] name = new char[in.readUnsignedShort()];
        for (int i = 0; i < name.length; i++) {
            name[i] = (char) in.readUnsignedByte();
        }
        return new String(name);
    }

    void end() throws IOException {
        in.position(end);
    }

    /** The field, with the input at its value; null: absent, which only another version may be. */
    private Field find(String name) throws IOException {
        if (raw) {
            throw new HazelcastSerializationException("Cannot read Portable fields after getRawDataInput() is called!");
        }
        Field field = fields.get(name);
        if (field == null && !otherVersion) {
            throw new HazelcastSerializationException("Unknown field name: '" + name + "' among " + fields.keySet());
        }
        if (field != null) {
            in.position(field.place);
        }
        return field;
    }

    private <T> T read(String name, FieldType type, T absent, Item<T> item) throws IOException {
        Field field = find(name);
        if (field == null) {
            return absent;
        }
        if (field.type != type) {
            throw mismatch(name, type, field.type);
        }
        return item.read(in);
    }

    private Error mismatch(String name, FieldType wanted, FieldType found) {
        if (!otherVersion) {
            throw new HazelcastSerializationException("Not a '" + wanted + "' field: " + name + ", but " + found);
        }
        return new IncompatibleClassChangeError("Incompatible to read " + wanted + " from " + found + " while reading field: " + name);
    }

    /** A number, of the wanted type or, from another version, of a smaller one. */
    private Number number(String name, FieldType wanted, FieldType... smaller) throws IOException {
        Field field = find(name);
        if (field == null) {
            return 0;
        }
        if (field.type != wanted && !(otherVersion && java.util.Arrays.asList(smaller).contains(field.type))) {
            throw mismatch(name, wanted, field.type);
        }
        switch (field.type) {
            case BYTE:
                return in.readByte();
            case SHORT:
                return in.readShort();
            case CHAR:
                return (int) in.readChar();
            case INT:
                return in.readInt();
            case LONG:
                return in.readLong();
            case FLOAT:
                return in.readFloat();
            default:
                return in.readDouble();
        }
    }

    private <T> T nullable(String name, FieldType type, Item<T> item) throws IOException {
        return read(name, type, null, from -> from.readBoolean() ? null : item.read(from));
    }

    private <T> T[] items(String name, FieldType type, Class<T> of, Item<T> item) throws IOException {
        return read(name, type, null, from -> {
            int count = from.length(Integer.BYTES);
            return count < 0 ? null : table(count, of, item);
        });
    }

    private <T> T[] table(int count, Class<T> of, Item<T> item) throws IOException {
        @SuppressWarnings("unchecked") // an array of that type
        T[] values = (T[]) Array.newInstance(of, count);
        int places = in.position();
        for (int i = 0; i < count; i++) {
            in.position(in.readInt(places + i * Integer.BYTES));
            values[i] = item.read(in);
        }
        return values;
    }

    @Override
    public int getVersion() {
        return version;
    }

    @Override
    public boolean hasField(String fieldName) {
        return fields.containsKey(fieldName);
    }

    @Override
    public Set<String> getFieldNames() {
        return Collections.unmodifiableSet(fields.keySet());
    }

    @Override
    public FieldType getFieldType(String fieldName) {
        return known(fieldName).type;
    }

    private Field known(String fieldName) {
        Field field = fields.get(fieldName);
        if (field == null) {
            throw new IllegalArgumentException("Unknown field: " + fieldName);
        }
        return field;
    }

    /** Of a portable field, its class; else 0. */
    @Override
    public int getFieldClassId(String fieldName) {
        Field field = known(fieldName);
        try {
            if (field.type == FieldType.PORTABLE) {
                return in.readInt(field.place + Byte.BYTES + Integer.BYTES);
            }
            return field.type == FieldType.PORTABLE_ARRAY ? in.readInt(field.place + 2 * Integer.BYTES) : 0;
        } catch (IOException e) {
            throw new HazelcastSerializationException(e);
        }
    }

    @Override
    public int readInt(String fieldName) throws IOException {
        return number(fieldName, FieldType.INT, FieldType.BYTE, FieldType.SHORT, FieldType.CHAR).intValue();
    }

    @Override
    public long readLong(String fieldName) throws IOException {
        return number(fieldName, FieldType.LONG, FieldType.INT, FieldType.BYTE, FieldType.SHORT, FieldType.CHAR).longValue();
    }

    @Override
    public short readShort(String fieldName) throws IOException {
        return number(fieldName, FieldType.SHORT, FieldType.BYTE).shortValue();
    }

    @Override
    public byte readByte(String fieldName) throws IOException {
        return number(fieldName, FieldType.BYTE).byteValue();
    }

    @Override
    public float readFloat(String fieldName) throws IOException {
        return number(fieldName, FieldType.FLOAT, FieldType.INT, FieldType.BYTE, FieldType.SHORT, FieldType.CHAR).floatValue();
    }

    @Override
    public double readDouble(String fieldName) throws IOException {
        return number(fieldName, FieldType.DOUBLE, FieldType.LONG, FieldType.FLOAT, FieldType.INT, FieldType.BYTE, FieldType.SHORT, FieldType.CHAR)
            .doubleValue();
    }

    @Override
    public boolean readBoolean(String fieldName) throws IOException {
        return read(fieldName, FieldType.BOOLEAN, false, FormInput::readBoolean);
    }

    @Override
    public char readChar(String fieldName) throws IOException {
        return read(fieldName, FieldType.CHAR, (char) 0, FormInput::readChar);
    }

    @Override
    public String readString(String fieldName) throws IOException {
        return read(fieldName, FieldType.UTF, null, FormInput::readString);
    }

    @Override
    @Deprecated
    public String readUTF(String fieldName) throws IOException {
        return readString(fieldName);
    }

    @Override
    public byte[] readByteArray(String fieldName) throws IOException {
        return read(fieldName, FieldType.BYTE_ARRAY, null, FormInput::readByteArray);
    }

    @Override
    public boolean[] readBooleanArray(String fieldName) throws IOException {
        return read(fieldName, FieldType.BOOLEAN_ARRAY, null, FormInput::readBooleanArray);
    }

    @Override
    public char[] readCharArray(String fieldName) throws IOException {
        return read(fieldName, FieldType.CHAR_ARRAY, null, FormInput::readCharArray);
    }

    @Override
    public int[] readIntArray(String fieldName) throws IOException {
        return read(fieldName, FieldType.INT_ARRAY, null, FormInput::readIntArray);
    }

    @Override
    public long[] readLongArray(String fieldName) throws IOException {
        return read(fieldName, FieldType.LONG_ARRAY, null, FormInput::readLongArray);
    }

    @Override
    public double[] readDoubleArray(String fieldName) throws IOException {
        return read(fieldName, FieldType.DOUBLE_ARRAY, null, FormInput::readDoubleArray);
    }

    @Override
    public float[] readFloatArray(String fieldName) throws IOException {
        return read(fieldName, FieldType.FLOAT_ARRAY, null, FormInput::readFloatArray);
    }

    @Override
    public short[] readShortArray(String fieldName) throws IOException {
        return read(fieldName, FieldType.SHORT_ARRAY, null, FormInput::readShortArray);
    }

    @Override
    public String[] readStringArray(String fieldName) throws IOException {
        return read(fieldName, FieldType.UTF_ARRAY, null, FormInput::readStringArray);
    }

    @Override
    @Deprecated
    public String[] readUTFArray(String fieldName) throws IOException {
        return readStringArray(fieldName);
    }

    @Override
    public BigDecimal readDecimal(String fieldName) throws IOException {
        return nullable(fieldName, FieldType.DECIMAL, PortableValues::readDecimal);
    }

    @Override
    public BigDecimal[] readDecimalArray(String fieldName) throws IOException {
        return items(fieldName, FieldType.DECIMAL_ARRAY, BigDecimal.class, PortableValues::readDecimal);
    }

    @Override
    public LocalTime readTime(String fieldName) throws IOException {
        return nullable(fieldName, FieldType.TIME, PortableValues::readTime);
    }

    @Override
    public LocalTime[] readTimeArray(String fieldName) throws IOException {
        return items(fieldName, FieldType.TIME_ARRAY, LocalTime.class, PortableValues::readTime);
    }

    @Override
    public LocalDate readDate(String fieldName) throws IOException {
        return nullable(fieldName, FieldType.DATE, PortableValues::readDate);
    }

    @Override
    public LocalDate[] readDateArray(String fieldName) throws IOException {
        return items(fieldName, FieldType.DATE_ARRAY, LocalDate.class, PortableValues::readDate);
    }

    @Override
    public LocalDateTime readTimestamp(String fieldName) throws IOException {
        return nullable(fieldName, FieldType.TIMESTAMP, PortableValues::readTimestamp);
    }

    @Override
    public LocalDateTime[] readTimestampArray(String fieldName) throws IOException {
        return items(fieldName, FieldType.TIMESTAMP_ARRAY, LocalDateTime.class, PortableValues::readTimestamp);
    }

    @Override
    public OffsetDateTime readTimestampWithTimezone(String fieldName) throws IOException {
        return nullable(fieldName, FieldType.TIMESTAMP_WITH_TIMEZONE, PortableValues::readTimestampWithTimezone);
    }

    @Override
    public OffsetDateTime[] readTimestampWithTimezoneArray(String fieldName) throws IOException {
        return items(fieldName, FieldType.TIMESTAMP_WITH_TIMEZONE_ARRAY, OffsetDateTime.class, PortableValues::readTimestampWithTimezone);
    }

    @Override
    @SuppressWarnings("unchecked") // the caller says what it expects
    public <P extends Portable> P readPortable(String fieldName) throws IOException {
        return (P) read(fieldName, FieldType.PORTABLE, null, from -> {
            boolean absent = from.readBoolean();
            int factoryId = from.readInt();
            int classId = from.readInt();
            return absent ? null : adapter.readFields(from, factoryId, classId);
        });
    }

    @Override
    public Portable[] readPortableArray(String fieldName) throws IOException {
        return read(fieldName, FieldType.PORTABLE_ARRAY, null, from -> {
            int count = from.length(Integer.BYTES);
            int factoryId = from.readInt();
            int classId = from.readInt();
            return count < 0 ? null : table(count, Portable.class, item -> adapter.readFields(item, factoryId, classId));
        });
    }

    @Override
    public ObjectDataInput getRawDataInput() throws IOException {
        if (!raw) {
            in.position(rawPlace == 0 ? end : rawPlace); // nothing was written there
            raw = true;
        }
        return in;
    }
}
