package io.filbert.hazelcast;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.hazelcast.core.Hazelcast;
import io.filbert.Grid;
import java.lang.reflect.InvocationTargetException;
import java.net.URL;
import java.net.URLClassLoader;
import org.junit.jupiter.api.Test;

/** A host without a library for its platform gets an exception that it can catch and read. */
class LibraryMissingTest {
    private static final String PATH = "filbert.native.path";

    @Test
    void startIsAnExceptionThatNamesTheRemedy() throws Exception {
        URL[] urls = {Hazelcast.class.getProtectionDomain().getCodeSource().getLocation(), Grid.class.getProtectionDomain().getCodeSource().getLocation()};
        String before = System.getProperty(PATH);
        System.setProperty(PATH, "/none/libfilbert.so");
        try (URLClassLoader fresh = new URLClassLoader(urls, ClassLoader.getPlatformClassLoader())) {
            Class<?> hazelcast = fresh.loadClass(Hazelcast.class.getName());
            Throwable failure = assertThrows(InvocationTargetException.class, () -> hazelcast.getMethod("newHazelcastInstance").invoke(null)).getCause();
            assertEquals("com.hazelcast.core.HazelcastException", failure.getClass().getName());
            assertTrue(failure.getMessage().contains("/none/libfilbert.so"), failure.getMessage());
            assertTrue(failure.getMessage().contains("Remedy: set system property " + PATH), failure.getMessage());
            Throwable again = assertThrows(InvocationTargetException.class, () -> hazelcast.getMethod("newHazelcastInstance").invoke(null)).getCause();
            assertEquals(failure.getMessage(), again.getMessage(), "each attempt tells its reason");
        } finally {
            if (before == null) {
                System.clearProperty(PATH);
            } else {
                System.setProperty(PATH, before);
            }
        }
    }
}
