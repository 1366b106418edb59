package io.filbert;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;

class FormTest {
    @Test
    void textIsTypeLengthAndUtf8() {
        assertArrayEquals(new byte[] {-1, -1, -1, -11, 0, 0, 0, 3, 'k', 'e', 'y'}, Form.of("key"));
        assertEquals("k\u00e9\ud83d\ude00", Form.toText(Form.of("k\u00e9\ud83d\ude00")));
        assertNull(Form.toText(null));
    }

    @Test
    void bytesAreTypeLengthAndBytes() {
        assertArrayEquals(new byte[] {-1, -1, -1, -12, 0, 0, 0, 1, 5}, Form.of(new byte[] {5}));
        assertArrayEquals(new byte[] {5}, Form.toBytes(Form.of(new byte[] {5})));
    }

    @Test
    void otherTypeIsRefused() {
        assertThrows(IllegalArgumentException.class, () -> Form.toText(Form.of(new byte[] {5})));
        assertThrows(IllegalArgumentException.class, () -> Form.toBytes(new byte[2]));
    }
}
