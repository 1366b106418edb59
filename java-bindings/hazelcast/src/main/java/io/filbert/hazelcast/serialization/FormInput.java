package io.filbert.hazelcast.serialization;

import com.hazelcast.internal.nio.BufferObjectDataInput;
import com.hazelcast.version.Version;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/** Reads a serialized form; ends exactly where the value ends. Lengths are checked against what is left before anything is allocated. */
final class FormInput extends InputStream implements BufferObjectDataInput {
    private static final int NULL_LENGTH = -1;

    private final Serialization serialization;
    private final ByteBuffer in;
    /** Places within the form are counted from here, as if the four bytes of a hash came first. */
    private final int zero;

    FormInput(Serialization serialization, ByteBuffer in) {
        this.serialization = serialization;
        this.in = in;
        this.zero = in.position() - FormOutput.HASH_BYTES;
    }

    int position() {
        return in.position() - zero;
    }

    void position(int position) throws IOException {
        in.position(checked(position, 0));
    }

    /** The number at that place; the place of reading stays. */
    int readInt(int position) throws IOException {
        return in.getInt(checked(position, Integer.BYTES));
    }

    private int checked(int position, int bytes) throws EOFException {
        if (position < FormOutput.HASH_BYTES || position > in.limit() - zero - bytes) {
            throw new EOFException("place " + position + " is not within the form");
        }
        return position + zero;
    }

    private ByteBuffer take(int bytes) throws EOFException {
        if (in.remaining() < bytes) {
            throw new EOFException("cannot read " + bytes + " bytes: " + in.remaining() + " are left");
        }
        return in;
    }

    /** The length of an array of items of that size, or -1 for null. */
    int length(int itemBytes) throws IOException {
        int length = readInt();
        if (length == NULL_LENGTH) {
            return NULL_LENGTH;
        }
        if (length < 0 || (long) length * itemBytes > in.remaining()) {
            throw new EOFException("array of " + length + " items: only " + in.remaining() + " bytes are left");
        }
        return length;
    }

    @Override
    public int read() {
        return in.hasRemaining() ? in.get() & 0xff : -1;
    }

    @Override
    public int read(byte[] bytes, int offset, int length) {
        if (!in.hasRemaining()) {
            return length == 0 ? 0 : -1;
        }
        int n = Math.min(length, in.remaining());
        in.get(bytes, offset, n);
        return n;
    }

    @Override
    public int available() {
        return in.remaining();
    }

    @Override
    public long skip(long bytes) {
        int n = (int) Math.max(0, Math.min(bytes, in.remaining()));
        in.position(in.position() + n);
        return n;
    }

    @Override
    public int skipBytes(int bytes) {
        return (int) skip(bytes);
    }

    @Override
    public void readFully(byte[] bytes) throws IOException {
        take(bytes.length).get(bytes);
    }

    @Override
    public void readFully(byte[] bytes, int offset, int length) throws IOException {
        take(length).get(bytes, offset, length);
    }

    @Override
    public boolean readBoolean() throws IOException {
        return readByte() != 0;
    }

    @Override
    public byte readByte() throws IOException {
        return take(Byte.BYTES).get();
    }

    @Override
    public int readUnsignedByte() throws IOException {
        return readByte() & 0xff;
    }

    @Override
    public short readShort() throws IOException {
        return take(Short.BYTES).getShort();
    }

    @Override
    public int readUnsignedShort() throws IOException {
        return readShort() & 0xffff;
    }

    @Override
    public char readChar() throws IOException {
        return take(Character.BYTES).getChar();
    }

    @Override
    public int readInt() throws IOException {
        return take(Integer.BYTES).getInt();
    }

    @Override
    public long readLong() throws IOException {
        return take(Long.BYTES).getLong();
    }

    @Override
    public float readFloat() throws IOException {
        return take(Float.BYTES).getFloat();
    }

    @Override
    public double readDouble() throws IOException {
        return take(Double.BYTES).getDouble();
    }

    @Override
    public String readLine() {
        throw new UnsupportedOperationException("ObjectDataInput.readLine");
    }

    @Override
    @SuppressWarnings("deprecation")
    public String readUTF() throws IOException {
        return readString();
    }

    @Override
    public String readString() throws IOException {
        byte[] bytes = readByteArray();
        return bytes == null ? null : new String(bytes, StandardCharsets.UTF_8);
    }

    @Override
    public byte[] readByteArray() throws IOException {
        int length = length(Byte.BYTES);
        if (length == NULL_LENGTH) {
            return null;
        }
        byte[] values = new byte[length];
        in.get(values);
        return values;
    }

    @Override
    public boolean[] readBooleanArray() throws IOException {
        int length = length(Byte.BYTES);
        if (length == NULL_LENGTH) {
            return null;
        }
        boolean[] values = new boolean[length];
        for (int i = 0; i < length; i++) {
            values[i] = readBoolean();
        }
        return values;
    }

    @Override
    public char[] readCharArray() throws IOException {
        int length = length(Character.BYTES);
        if (length == NULL_LENGTH) {
            return null;
        }
        char[] values = new char[length];
        for (int i = 0; i < length; i++) {
            values[i] = readChar();
        }
        return values;
    }

    @Override
    public short[] readShortArray() throws IOException {
        int length = length(Short.BYTES);
        if (length == NULL_LENGTH) {
            return null;
        }
        short[] values = new short[length];
        for (int i = 0; i < length; i++) {
            values[i] = readShort();
        }
        return values;
    }

    @Override
    public int[] readIntArray() throws IOException {
        int length = length(Integer.BYTES);
        if (length == NULL_LENGTH) {
            return null;
        }
        int[] values = new int[length];
        for (int i = 0; i < length; i++) {
            values[i] = readInt();
        }
        return values;
    }

    @Override
    public long[] readLongArray() throws IOException {
        int length = length(Long.BYTES);
        if (length == NULL_LENGTH) {
            return null;
        }
        long[] values = new long[length];
        for (int i = 0; i < length; i++) {
            values[i] = readLong();
        }
        return values;
    }

    @Override
    public float[] readFloatArray() throws IOException {
        int length = length(Float.BYTES);
        if (length == NULL_LENGTH) {
            return null;
        }
        float[] values = new float[length];
        for (int i = 0; i < length; i++) {
            values[i] = readFloat();
        }
        return values;
    }

    @Override
    public double[] readDoubleArray() throws IOException {
        int length = length(Double.BYTES);
        if (length == NULL_LENGTH) {
            return null;
        }
        double[] values = new double[length];
        for (int i = 0; i < length; i++) {
            values[i] = readDouble();
        }
        return values;
    }

    @Override
    @SuppressWarnings("deprecation")
    public String[] readUTFArray() throws IOException {
        return readStringArray();
    }

    @Override
    public String[] readStringArray() throws IOException {
        int length = length(Integer.BYTES);
        if (length == NULL_LENGTH) {
            return null;
        }
        String[] values = new String[length];
        for (int i = 0; i < length; i++) {
            values[i] = readString();
        }
        return values;
    }

    @Override
    @SuppressWarnings("unchecked") // the caller says what it expects, as in Hazelcast
    public <T> T readObject() throws IOException {
        return (T) serialization.read(this, null);
    }

    @Override
    @SuppressWarnings({"unchecked", "rawtypes"})
    public <T> T readObject(Class type) throws IOException {
        return (T) serialization.read(this, type);
    }

    @Override
    public ClassLoader getClassLoader() {
        return serialization.classLoader();
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
