package io.filbert;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.filbert.internal.Native;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** The crossing itself: bytes, panics, handles that are none. */
@ExtendWith(NeedsLibrary.class)
class CrossingTest {
    private static final long NO_HANDLE = 0x7fff_ffff_0000_0001L;

    @BeforeAll
    static void load() {
        Native.ensureLoaded();
    }

    @Test
    void everyNativeMethodIsExported() throws Exception {
        String library = new String(Files.readAllBytes(Path.of(System.getProperty("filbert.native.path"))), StandardCharsets.ISO_8859_1);
        List<String> missing = new ArrayList<>();
        for (Method method : Native.class.getDeclaredMethods()) {
            if (Modifier.isNative(method.getModifiers()) && !library.contains("Java_io_filbert_internal_Native_" + method.getName() + '\0')) {
                missing.add(method.getName());
            }
        }
        assertEquals(List.of(), missing);
    }

    @Test
    void bytesComeBack() {
        assertNull(Native.echo(null));
        assertArrayEquals(new byte[0], Native.echo(new byte[0]));
        byte[] large = new byte[1 << 20];
        large[large.length - 1] = 9;
        assertArrayEquals(large, Native.echo(large));
    }

    @Test
    void panicIsAnException() {
        IllegalStateException e = assertThrows(IllegalStateException.class, () -> Native.panic("told so"));
        assertTrue(e.getMessage().contains("told so"), e.getMessage());
        assertArrayEquals(new byte[] {1}, Native.echo(new byte[] {1}), "the library goes on");
    }

    @Test
    void panicOfRawMethodIsAnException() {
        Scratch scratch = Scratch.acquire();
        assertThrows(IllegalStateException.class, () -> scratch.check(Native.panicRaw(scratch.address, Scratch.CAPACITY)));
    }

    @Test
    void addressOfHeapBufferIsZero() {
        assertEquals(0, Native.bufferAddress(ByteBuffer.allocate(8)));
    }

    @Test
    void handleThatIsNoneIsAnException() {
        for (long handle : new long[] {0, 1, -1, NO_HANDLE, Long.MIN_VALUE}) {
            assertEquals(FilbertException.CLOSED, assertThrows(FilbertException.class, () -> Native.mapSize(handle)).code());
            assertEquals(FilbertException.CLOSED, assertThrows(FilbertException.class, () -> Native.gridMembers(handle)).code());
            assertEquals(FilbertException.CLOSED, assertThrows(FilbertException.class, () -> Native.counterGet(handle)).code());
            assertFalse(Native.gridIsRunning(handle));
            Native.objectClose(handle);
            Native.gridClose(handle);
            Native.cursorClose(handle);
            Scratch scratch = Scratch.acquire();
            scratch.buffer().putInt(Form.STRING).putInt(0);
            FilbertException e = assertThrows(FilbertException.class,
                () -> scratch.check(Native.mapGet(handle, scratch.address, 8, Scratch.CAPACITY)));
            assertEquals(FilbertException.CLOSED, e.code());
        }
    }

    @Test
    void wrongFileNamesFileAndLine(@TempDir Path directory) throws Exception {
        Path file = Files.writeString(directory.resolve("deployment.toml"), "[clustering]\nmembership_scheme = \"wka\"\nlocal_member_port = \"none\"\n");
        FilbertException e = assertThrows(FilbertException.class, () -> Settings.load(file.toString()));
        assertEquals(FilbertException.CONFIGURATION, e.code());
        assertTrue(e.getMessage().contains("deployment.toml:3"), e.getMessage());
        FilbertException missing = assertThrows(FilbertException.class, () -> Settings.load(directory.resolve("none.toml").toString()));
        assertEquals(FilbertException.CONFIGURATION, missing.code());
    }
}
