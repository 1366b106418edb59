package io.filbert.internal;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class CodecTest {
    @Test
    void listIsCountThenLengthAndBytes() {
        byte[] golden = {0, 0, 0, 3, 0, 0, 0, 2, 7, 8, -1, -1, -1, -1, 0, 0, 0, 0};
        byte[] written = Codec.writeList(Arrays.asList(new byte[] {7, 8}, null, new byte[0]));
        assertArrayEquals(golden, written);
        List<byte[]> read = new Codec(written).list();
        assertEquals(3, read.size());
        assertArrayEquals(new byte[] {7, 8}, read.get(0));
        assertNull(read.get(1));
        assertEquals(0, read.get(2).length);
    }

    @Test
    void nilUuidIsNull() {
        ByteBuffer bytes = ByteBuffer.allocate(32).putLong(0).putLong(0).putLong(1).putLong(2).flip();
        Codec in = new Codec(bytes);
        assertNull(in.uuid());
        assertEquals(new UUID(1, 2), in.uuid());
    }

    @Test
    void statisticsKeepTheLibrarysOrder() {
        byte[] b = "b".getBytes(StandardCharsets.UTF_8);
        byte[] a = "a".getBytes(StandardCharsets.UTF_8);
        ByteBuffer bytes = ByteBuffer.allocate(30).putInt(2).putInt(1).put(b).putLong(5).putInt(1).put(a).putLong(-1);
        Map<String, Long> read = new Codec(bytes.array()).statistics();
        assertEquals(List.of("b", "a"), List.copyOf(read.keySet()));
        assertEquals(-1, read.get("a"));
    }

    @Test
    void lengthBeyondTheEndIsRefusedBeforeItIsAllocated() {
        byte[] claim = ByteBuffer.allocate(4).putInt(Integer.MAX_VALUE).array();
        assertThrows(IllegalStateException.class, () -> new Codec(claim).bytes());
        assertThrows(IllegalStateException.class, () -> new Codec(claim).list());
        assertThrows(IllegalStateException.class, () -> new Codec(claim).statistics());
        byte[] negative = ByteBuffer.allocate(4).putInt(-2).array();
        assertThrows(IllegalStateException.class, () -> new Codec(negative).bytes());
        assertThrows(IllegalStateException.class, () -> new Codec(negative).count());
    }

    @Test
    void numberBeyondTheEndSaysWhere() {
        IllegalStateException e = assertThrows(IllegalStateException.class, () -> new Codec(new byte[3]).i64());
        assertEquals("the native library's answer ends at byte 0", e.getMessage());
    }
}
