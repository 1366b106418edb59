package io.filbert.hazelcast.packaged;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleException;
import org.osgi.framework.launch.Framework;
import org.osgi.framework.launch.FrameworkFactory;

/** The jar as a bundle: it resolves for importers of 5.3, sees the values of other bundles, and leaves nothing behind. */
@ExtendWith(FinishedJar.class)
@Timeout(120)
class EquinoxTest {
    private static final String BASE = "io.filbert.hazelcast.packaged.";
    private static final long WAIT_SECONDS = 20;
    /** A Java thread of ours or of the engine; anything else in the process is the JVM's or the framework's. */
    private static final String OURS = "hz\\..*|filbert.*|Cleaner-.*";

    @TempDir
    Path directory;
    private Framework framework;
    private Bundle grid;
    private Bundle host;

    @BeforeEach
    void start() throws Exception {
        System.clearProperty("filbert.native.path"); // the bundle brings its own
        FrameworkFactory factory = java.util.ServiceLoader.load(FrameworkFactory.class).iterator().next();
        framework = factory.newFramework(Map.of("org.osgi.framework.storage", directory.resolve("storage").toString()));
        framework.start();
        grid = framework.getBundleContext().installBundle("file:" + FinishedJar.file().getAbsolutePath());
        host = install("host", false, BASE + "host.Activator");
        grid.start();
        host.start();
    }

    @AfterEach
    void stop() throws Exception {
        System.clearProperty("filbert.test.forget");
        framework.stop();
        framework.waitForStop(TimeUnit.SECONDS.toMillis(WAIT_SECONDS));
    }

    @Test
    void importersOf53FindItsPackagesHere() throws BundleException {
        assertEquals("hazelcast", grid.getSymbolicName());
        assertEquals(Bundle.ACTIVE, grid.getState());
        assertEquals(Bundle.ACTIVE, host.getState());
    }

    @Test
    void bundlesExchangeValuesOfTheirOwnClasses() throws Exception {
        Class<?> alpha = desk(install("alpha", true, null));
        Class<?> beta = desk(install("beta", true, null));
        for (int i = 0; i < 20; i++) { // enough keys that each member owns some
            call(alpha, "put", "first", "a" + i, "" + i);
            call(beta, "put", "second", "b" + i, "" + i);
        }
        for (int i = 0; i < 20; i++) {
            Object ticket = call(beta, "get", "second", "a" + i);
            assertEquals("ticket " + i, ticket.toString());
            assertSame(alpha.getClassLoader(), ticket.getClass().getClassLoader(), "alpha's own class, not a copy");
            Object badge = call(alpha, "get", "first", "b" + i);
            assertEquals("badge " + i, badge.toString());
            assertSame(beta.getClassLoader(), badge.getClass().getClassLoader());
        }
        assertNotSame(alpha.getClassLoader(), beta.getClassLoader());
    }

    @Test
    void messagesArriveWithTheClassesOfTheirSenders() throws Exception {
        Class<?> alpha = desk(install("alpha", true, null));
        Class<?> beta = desk(install("beta", true, null));
        call(alpha, "listen", "first");
        call(beta, "publish", "second", "hello");
        Object heard = ((BlockingQueue<?>) call(alpha, "heard")).poll(WAIT_SECONDS, TimeUnit.SECONDS);
        assertEquals("badge hello", String.valueOf(heard));
        assertSame(beta.getClassLoader(), heard.getClass().getClassLoader());
    }

    @Test
    void classThatNobodyExportsIsFoundByTheContextClassLoader() throws Exception {
        Class<?> alpha = desk(install("alpha", false, null));
        call(alpha, "put", "first", "k", "secret");
        Thread thread = Thread.currentThread();
        ClassLoader before = thread.getContextClassLoader();
        thread.setContextClassLoader(alpha.getClassLoader());
        try {
            assertEquals("ticket secret", call(alpha, "get", "first", "k").toString());
        } finally {
            thread.setContextClassLoader(before);
        }
    }

    @Test
    void stoppedHostLeavesNoThread() throws Exception {
        assertTrue(threads().stream().anyMatch(name -> name.matches(OURS)), "else this test sees nothing: " + threads());
        host.stop();
        awaitNoThread();
    }

    @Test
    void stoppedBundleStopsWhatItsUsersForgot() throws Exception {
        System.setProperty("filbert.test.forget", "true");
        host.stop();
        assertTrue(threads().stream().anyMatch(name -> name.matches(OURS)), "forgotten: " + threads());
        grid.stop();
        awaitNoThread();
    }

    private static void awaitNoThread() throws Exception {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(WAIT_SECONDS);
        while (threads().stream().anyMatch(name -> name.matches(OURS))) {
            assertTrue(System.nanoTime() < deadline, () -> "still there: " + threads());
            Thread.sleep(10);
        }
    }

    /** All threads of the process by the names that the system knows, which are cut, and of the JVM by theirs. */
    private static List<String> threads() {
        List<String> names = new ArrayList<>();
        Thread.getAllStackTraces().keySet().forEach(thread -> names.add(thread.getName()));
        File[] tasks = new File("/proc/self/task").listFiles();
        for (File task : tasks == null ? new File[0] : tasks) {
            try {
                names.add(Files.readString(task.toPath().resolve("comm")).trim());
            } catch (IOException e) {
                // It has ended since.
            }
        }
        return names.stream().sorted().collect(Collectors.toList());
    }

    // ---- bundles -----------------------------------------------------------------------------------------------------------------------

    private Class<?> desk(Bundle bundle) throws ClassNotFoundException {
        return bundle.loadClass(BASE + bundle.getSymbolicName() + ".Desk");
    }

    private static Object call(Class<?> desk, String method, Object... arguments) throws Exception {
        Class<?>[] types = Stream.of(arguments).map(Object::getClass).toArray(Class<?>[]::new);
        return desk.getMethod(method, types).invoke(null, arguments);
    }

    /** A bundle of the classes in one package of these tests. */
    private Bundle install(String name, boolean export, String activator) throws Exception {
        Manifest manifest = new Manifest();
        Attributes headers = manifest.getMainAttributes();
        headers.put(Attributes.Name.MANIFEST_VERSION, "1.0");
        headers.putValue("Bundle-ManifestVersion", "2");
        headers.putValue("Bundle-SymbolicName", name);
        headers.putValue("Bundle-Version", "1.0.0");
        String range = ";version=\"[5.3,6)\"";
        headers.putValue("Import-Package", "org.osgi.framework,com.hazelcast.core" + range + ",com.hazelcast.config" + range + ",com.hazelcast.cluster" + range
            + ",com.hazelcast.map" + range + ",com.hazelcast.topic" + range);
        if (export) {
            headers.putValue("Export-Package", BASE + name);
        }
        if (activator != null) {
            headers.putValue("Bundle-Activator", activator);
        }
        Path file = directory.resolve(name + ".jar");
        String folder = (BASE + name).replace('.', '/') + '/';
        Path classes = Path.of(EquinoxTest.class.getProtectionDomain().getCodeSource().getLocation().toURI());
        try (OutputStream out = Files.newOutputStream(file); JarOutputStream jar = new JarOutputStream(out, manifest);
             Stream<Path> files = Files.list(classes.resolve(folder))) {
            for (Path entry : files.collect(Collectors.toList())) {
                jar.putNextEntry(new JarEntry(folder + entry.getFileName()));
                try (InputStream in = Files.newInputStream(entry)) {
                    in.transferTo(jar);
                }
            }
        }
        return framework.getBundleContext().installBundle(file.toUri().toString());
    }
}
