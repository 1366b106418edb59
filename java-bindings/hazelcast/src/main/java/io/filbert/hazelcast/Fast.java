package io.filbert.hazelcast;

import io.filbert.Scratch;
import io.filbert.hazelcast.serialization.Serialization;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/**
 * The most common keys and values, written to and read from the thread's direct buffer without a form in between. Same bytes as {@link Serialization}.
 *
 * <p>Only types whose writing and reading run no foreign code: that could use the same buffer.
 */
final class Fast {
    /** {@link #write}: it does not fit; take the slow way. */
    static final int TOO_LONG = -1;
    private static final int INTEGER = -7;
    private static final int LONG = -8;
    private static final int STRING = -11;
    private static final int BYTES = -12;
    private static final int HEADER = 8;

    private Fast() {
    }

    /** True for types that {@link #write} takes without a form. */
    static boolean takes(Object object) {
        return object instanceof String || object instanceof byte[] || object instanceof Long || object instanceof Integer;
    }

    /** Writes at {@code at} the object, or the form where there is one; the length, or {@link #TOO_LONG}. */
    static int write(ByteBuffer out, int at, Object object, byte[] form) {
        if (form != null) {
            return put(out, at, form, form.length);
        }
        if (object instanceof String) {
            byte[] text = ((String) object).getBytes(StandardCharsets.UTF_8);
            return array(out, at, STRING, text);
        }
        if (object instanceof byte[]) {
            return array(out, at, BYTES, (byte[]) object);
        }
        if (at + HEADER + Long.BYTES > Scratch.CAPACITY) {
            return TOO_LONG;
        }
        if (object instanceof Long) {
            out.putInt(at, LONG).putLong(at + 4, (Long) object);
            return 4 + Long.BYTES;
        }
        out.putInt(at, INTEGER).putInt(at + 4, (Integer) object);
        return 4 + Integer.BYTES;
    }

    private static int array(ByteBuffer out, int at, int type, byte[] bytes) {
        if (bytes.length > Scratch.CAPACITY - HEADER - at) {
            return TOO_LONG;
        }
        out.putInt(at, type).putInt(at + 4, bytes.length);
        put(out, at + HEADER, bytes, bytes.length);
        return HEADER + bytes.length;
    }

    private static int put(ByteBuffer out, int at, byte[] bytes, int length) {
        if (length > Scratch.CAPACITY - at) {
            return TOO_LONG;
        }
        out.position(at);
        out.put(bytes);
        return length;
    }

    /** The object whose form of that length is at the start of the buffer. */
    static Object read(Scratch scratch, int length, Serialization serialization) {
        ByteBuffer in = scratch.buffer();
        if (length >= HEADER && serialization.isPlain()) {
            switch (in.getInt(0)) {
                case STRING:
                    return in.getInt(4) == length - HEADER ? new String(bytes(in, length), StandardCharsets.UTF_8) : slow(scratch, length, serialization);
                case BYTES:
                    return in.getInt(4) == length - HEADER ? bytes(in, length) : slow(scratch, length, serialization);
                case INTEGER:
                    return in.getInt(4);
                case LONG:
                    return in.getLong(4);
                default:
                    break;
            }
        }
        return slow(scratch, length, serialization);
    }

    private static Object slow(Scratch scratch, int length, Serialization serialization) {
        return serialization.toObject(scratch.copy(length)); // a copy: its serializer may use the buffer
    }

    private static byte[] bytes(ByteBuffer in, int length) {
        byte[] bytes = new byte[length - HEADER];
        in.position(HEADER);
        in.get(bytes);
        return bytes;
    }
}
