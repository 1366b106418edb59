package io.filbert;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/**
 * Serialized forms of text and bytes: {@code [type id, 4 bytes big-endian][payload]}, the same as Hazelcast's, so that every language sees the same keys.
 */
public final class Form {
    /** Type id of text: length and UTF-8. */
    public static final int STRING = -11;
    /** Type id of bytes: length and bytes. */
    public static final int BYTES = -12;

    private Form() {
    }

    /** The form of a text. */
    public static byte[] of(String text) {
        return form(STRING, text.getBytes(StandardCharsets.UTF_8));
    }

    /** The form of bytes. */
    public static byte[] of(byte[] bytes) {
        return form(BYTES, bytes);
    }

    /** The text of a form; null for null. */
    public static String toText(byte[] form) {
        return form == null ? null : new String(payload(STRING, form), StandardCharsets.UTF_8);
    }

    /** The bytes of a form; null for null. */
    public static byte[] toBytes(byte[] form) {
        return form == null ? null : payload(BYTES, form);
    }

    private static byte[] form(int type, byte[] bytes) {
        return ByteBuffer.allocate(8 + bytes.length).putInt(type).putInt(bytes.length).put(bytes).array();
    }

    private static byte[] payload(int type, byte[] form) {
        ByteBuffer in = ByteBuffer.wrap(form);
        int found = form.length < 8 ? 0 : in.getInt();
        int length = form.length < 8 ? -1 : in.getInt();
        if (found != type || length != in.remaining()) {
            throw new IllegalArgumentException("form of type " + found + " and length " + form.length + ", expected type " + type);
        }
        byte[] bytes = new byte[length];
        in.get(bytes);
        return bytes;
    }
}
