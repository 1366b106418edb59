package io.filbert.hazelcast.serialization;

import com.hazelcast.internal.nio.BufferObjectDataOutput;
import com.hazelcast.version.Version;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UTFDataFormatException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Writes a serialized form into a growing array; big-endian. */
final class FormOutput extends OutputStream implements BufferObjectDataOutput {
    private static final int FIRST_BYTES = 128;
    /** Largest array every JVM allocates. */
    private static final int BYTES_MAX = Integer.MAX_VALUE - 16;
    static final int NULL_LENGTH = -1;

    /** Before the form in a blob that Hazelcast makes. */
    static final int HASH_BYTES = 4;

    private final Serialization serialization;
    private ByteBuffer out = ByteBuffer.allocate(FIRST_BYTES);

    FormOutput(Serialization serialization) {
        this.serialization = serialization;
    }

    /** Where the next byte goes, counted as in Hazelcast's blobs: with the four bytes of a hash in front. */
    int position() {
        return HASH_BYTES + out.position();
    }

    /** Overwrites what was written there. */
    void writeInt(int position, int value) {
        out.putInt(position - HASH_BYTES, value);
    }

    private ByteBuffer room(int bytes) {
        if (out.remaining() < bytes) {
            long wanted = Math.max(out.capacity() * 2L, (long) out.position() + bytes);
            if ((long) out.position() + bytes > BYTES_MAX) {
                throw new IllegalArgumentException("serialized form of more than " + BYTES_MAX + " bytes");
            }
            out = ByteBuffer.wrap(Arrays.copyOf(out.array(), (int) Math.min(wanted, BYTES_MAX))).position(out.position());
        }
        return out;
    }

    @Override
    public byte[] toByteArray() {
        return Arrays.copyOf(out.array(), out.position());
    }

    @Override
    public byte[] toByteArray(int padding) {
        byte[] bytes = new byte[padding + out.position()];
        System.arraycopy(out.array(), 0, bytes, padding, out.position());
        return bytes;
    }

    @Override
    public void write(int value) {
        room(1).put((byte) value);
    }

    @Override
    public void write(byte[] bytes) {
        room(bytes.length).put(bytes);
    }

    @Override
    public void write(byte[] bytes, int offset, int length) {
        room(length).put(bytes, offset, length);
    }

    @Override
    public void writeBoolean(boolean value) {
        write(value ? 1 : 0);
    }

    @Override
    public void writeByte(int value) {
        write(value);
    }

    @Override
    public void writeShort(int value) {
        room(Short.BYTES).putShort((short) value);
    }

    @Override
    public void writeChar(int value) {
        room(Character.BYTES).putChar((char) value);
    }

    @Override
    public void writeInt(int value) {
        room(Integer.BYTES).putInt(value);
    }

    @Override
    public void writeLong(long value) {
        room(Long.BYTES).putLong(value);
    }

    @Override
    public void writeFloat(float value) {
        room(Float.BYTES).putFloat(value);
    }

    @Override
    public void writeDouble(double value) {
        room(Double.BYTES).putDouble(value);
    }

    @Override
    public void writeBytes(String text) {
        for (int i = 0; i < text.length(); i++) {
            write(text.charAt(i));
        }
    }

    @Override
    public void writeChars(String text) {
        for (int i = 0; i < text.length(); i++) {
            writeChar(text.charAt(i));
        }
    }

    @Override
    @SuppressWarnings("deprecation")
    public void writeUTF(String text) throws UTFDataFormatException {
        writeString(text);
    }

    @Override
    public void writeString(String text) {
        writeByteArray(text == null ? null : text.getBytes(StandardCharsets.UTF_8));
    }

    /** The length of an array, or -1; true when there is one. */
    private boolean length(Object array, int length) {
        writeInt(array == null ? NULL_LENGTH : length);
        return array != null;
    }

    @Override
    public void writeByteArray(byte[] values) {
        if (length(values, values == null ? 0 : values.length)) {
            write(values);
        }
    }

    @Override
    public void writeBooleanArray(boolean[] values) {
        if (length(values, values == null ? 0 : values.length)) {
            for (boolean value : values) {
                writeBoolean(value);
            }
        }
    }

    @Override
    public void writeCharArray(char[] values) {
        if (length(values, values == null ? 0 : values.length)) {
            for (char value : values) {
                writeChar(value);
            }
        }
    }

    @Override
    public void writeShortArray(short[] values) {
        if (length(values, values == null ? 0 : values.length)) {
            for (short value : values) {
                writeShort(value);
            }
        }
    }

    @Override
    public void writeIntArray(int[] values) {
        if (length(values, values == null ? 0 : values.length)) {
            for (int value : values) {
                writeInt(value);
            }
        }
    }

    @Override
    public void writeLongArray(long[] values) {
        if (length(values, values == null ? 0 : values.length)) {
            for (long value : values) {
                writeLong(value);
            }
        }
    }

    @Override
    public void writeFloatArray(float[] values) {
        if (length(values, values == null ? 0 : values.length)) {
            for (float value : values) {
                writeFloat(value);
            }
        }
    }

    @Override
    public void writeDoubleArray(double[] values) {
        if (length(values, values == null ? 0 : values.length)) {
            for (double value : values) {
                writeDouble(value);
            }
        }
    }

    @Override
    @SuppressWarnings("deprecation")
    public void writeUTFArray(String[] values) {
        writeStringArray(values);
    }

    @Override
    public void writeStringArray(String[] values) {
        if (length(values, values == null ? 0 : values.length)) {
            for (String value : values) {
                writeString(value);
            }
        }
    }

    @Override
    public void writeObject(Object object) throws IOException {
        serialization.write(this, object);
    }

    @Override
    public ByteOrder getByteOrder() {
        return ByteOrder.BIG_ENDIAN;
    }

    @Override
    public Version getVersion() {
        return Version.UNKNOWN;
    }

    @Override
    public void setVersion(Version version) {
        // Forms carry no version.
    }

    @Override
    public Version getWanProtocolVersion() {
        return Version.UNKNOWN;
    }

    @Override
    public void setWanProtocolVersion(Version version) {
        // Forms are not sent over WAN.
    }
}
