package io.filbert.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.filbert.NeedsLibrary;
import java.lang.reflect.InvocationTargetException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** Each test has a class loader of its own, and so its own run-time. */
class NativeLoaderTest {
    private String before;

    @BeforeEach
    void remember() {
        before = System.getProperty(NativeLoader.PATH);
    }

    @AfterEach
    void restore() {
        if (before == null) {
            System.clearProperty(NativeLoader.PATH);
        } else {
            System.setProperty(NativeLoader.PATH, before);
        }
    }

    /** {@code first} is looked into before our own classes, which may have a library beside them. */
    private static Class<?> freshNative(URL... first) throws ReflectiveOperationException {
        URL[] urls = Arrays.copyOf(first, first.length + 1);
        urls[first.length] = Native.class.getProtectionDomain().getCodeSource().getLocation();
        return new URLClassLoader(urls, ClassLoader.getPlatformClassLoader()).loadClass(Native.class.getName());
    }

    private static Throwable loadFailure(Class<?> type) {
        InvocationTargetException e = assertThrows(InvocationTargetException.class, () -> type.getMethod("ensureLoaded").invoke(null));
        return e.getCause();
    }

    @Test
    void missingFileIsNamedWithTheRemedy(@TempDir Path directory) throws Exception {
        System.setProperty(NativeLoader.PATH, directory.resolve("none.so").toString());
        Throwable failure = assertInstanceOf(UnsatisfiedLinkError.class, loadFailure(freshNative()));
        assertTrue(failure.getMessage().contains(directory.resolve("none.so") + " (property filbert.native.path): no such file"), failure.getMessage());
        assertTrue(failure.getMessage().contains("Remedy: set system property filbert.native.path"), failure.getMessage());
        assertTrue(failure.getMessage().contains(NativeLoader.platform()), failure.getMessage());
    }

    @Test
    void fileThatIsNoLibrarySaysWhatTheLoaderSaid(@TempDir Path directory) throws Exception {
        Path wrong = Files.writeString(directory.resolve("wrong.so"), "not an ELF file");
        System.setProperty(NativeLoader.PATH, wrong.toString());
        Throwable failure = assertInstanceOf(UnsatisfiedLinkError.class, loadFailure(freshNative()));
        assertTrue(failure.getMessage().contains("wrong.so"), failure.getMessage());
    }

    @Test
    void damagedResourceIsExtractedPrivatelyAndNothingIsLeft(@TempDir Path directory) throws Exception {
        Path resource = directory.resolve("jar/META-INF/native/" + NativeLoader.platform() + "/libfilbert.so");
        Files.createDirectories(resource.getParent());
        Files.writeString(resource, "not an ELF file");
        Path extract = Files.createDirectory(directory.resolve("extract"));
        System.clearProperty(NativeLoader.PATH);
        System.setProperty(NativeLoader.DIRECTORY, extract.toString());
        try {
            Throwable failure = loadFailure(freshNative(directory.resolve("jar").toUri().toURL()));
            assertTrue(failure.getMessage().contains("extracted to " + extract), failure.getMessage());
            assertTrue(failure.getMessage().contains("This jar carries: " + NativeLoader.platform()), failure.getMessage());
            try (var left = Files.list(extract)) {
                assertEquals(0, left.count());
            }
        } finally {
            System.clearProperty(NativeLoader.DIRECTORY);
        }
    }

    @Test
    @ExtendWith(NeedsLibrary.class)
    void twoClassLoadersAreTwoRunTimes() throws Exception {
        Class<?> one = freshNative();
        Class<?> two = freshNative();
        assertNotSame(one, two);
        one.getMethod("ensureLoaded").invoke(null);
        two.getMethod("ensureLoaded").invoke(null);
        byte[] bytes = {1, 2, 3};
        assertEquals(3, ((byte[]) one.getMethod("echo", byte[].class).invoke(null, (Object) bytes)).length);
        assertEquals(one.getMethod("version").invoke(null), two.getMethod("version").invoke(null));
    }
}
