package io.filbert.internal;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.Paths;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.zip.CRC32;

/**
 * Finds and loads the native library, once per class loader.
 *
 * <p>Order: the file named by {@value #PATH}, else the resource {@code META-INF/native/<os>-<arch>/libfilbert.so} beside this class. A resource is written to a
 * fresh directory that only this user may enter, compared with what was read, loaded, and unlinked: nothing is left behind and no name can be guessed.
 * A file that another class loader has loaded is loaded as a copy: two loaders are two run-times.
 */
final class NativeLoader {
    /** System property with the path of the library. */
    static final String PATH = "filbert.native.path";
    /** System property with the directory to extract to, for hosts whose temporary directory is mounted noexec. */
    static final String DIRECTORY = "filbert.native.directory";
    /** What the jars of this version carry; told to whoever has none. */
    private static final String[] KNOWN = {"linux-x86_64", "linux-aarch64", "linux-musl-x86_64", "linux-musl-aarch64"};
    private static final int COPY_BYTES = 1 << 16;

    private static boolean loaded;

    private NativeLoader() {
    }

    /** Loads the library if it is not loaded yet; an {@link UnsatisfiedLinkError} lists all that was tried. */
    static synchronized void load() {
        if (loaded) {
            return;
        }
        List<String> tried = new ArrayList<>();
        String path = System.getProperty(PATH);
        boolean done = path != null ? loadFile(Paths.get(path), tried) : loadResource(tried);
        if (!done) {
            throw new UnsatisfiedLinkError(explain(tried));
        }
        int abi = Native.abi();
        if (abi != Native.ABI) {
            throw new UnsatisfiedLinkError("the native library speaks ABI " + abi + ", these classes " + Native.ABI
                + ": use jar and library of the same version (property " + PATH + " is " + path + ")");
        }
        loaded = true;
    }

    /** The platform's directory name under {@code META-INF/native}. */
    static String platform() {
        String os = System.getProperty("os.name", "").toLowerCase(Locale.ROOT);
        String arch = System.getProperty("os.arch", "").toLowerCase(Locale.ROOT);
        String system = os.startsWith("linux") ? isMusl() ? "linux-musl" : "linux" : os.replaceAll("[^a-z0-9]+", "");
        switch (arch) {
            case "amd64":
            case "x86_64":
                return system + "-x86_64";
            case "arm64":
            case "aarch64":
                return system + "-aarch64";
            default:
                return system + "-" + arch;
        }
    }

    /** The JVM itself runs on one C library: what it has mapped decides, not what happens to be installed. */
    private static boolean isMusl() {
        try {
            return Files.readAllLines(Paths.get("/proc/self/maps"), java.nio.charset.StandardCharsets.ISO_8859_1).stream()
                .anyMatch(line -> line.contains("/ld-musl-"));
        } catch (IOException e) {
            return false; // no /proc: glibc is the likelier one, and a wrong guess ends in an explained error
        }
    }

    private static boolean loadFile(Path file, List<String> tried) {
        Path absolute = file.toAbsolutePath();
        if (!Files.isRegularFile(absolute)) {
            tried.add(absolute + " (property " + PATH + "): no such file");
            return false;
        }
        try {
            System.load(absolute.toString());
            return true;
        } catch (UnsatisfiedLinkError e) {
            if (String.valueOf(e.getMessage()).contains("already loaded in another classloader")) {
                return extract(absolute.toString(), () -> Files.newInputStream(absolute), tried);
            }
            tried.add(absolute + " (property " + PATH + "): " + e.getMessage());
            return false;
        }
    }

    private static boolean loadResource(List<String> tried) {
        String name = "META-INF/native/" + platform() + "/libfilbert.so";
        ClassLoader loader = NativeLoader.class.getClassLoader();
        if (loader == null || loader.getResource(name) == null) {
            tried.add("resource " + name + ": not there");
            return false;
        }
        return extract(name, () -> loader.getResourceAsStream(name), tried);
    }

    private interface Source {
        InputStream open() throws IOException;
    }

    private static boolean extract(String name, Source source, List<String> tried) {
        for (Path parent : directories()) {
            Path directory = null;
            Path file = null;
            try {
                directory = Files.createTempDirectory(parent, "filbert-"); // random name, mode 0700
                file = directory.resolve("libfilbert.so");
                copy(source, file);
                System.load(file.toString());
                return true;
            } catch (IOException | UnsatisfiedLinkError e) {
                tried.add(name + " extracted to " + (file == null ? parent : file) + ": " + e
                    + (e instanceof UnsatisfiedLinkError ? " (mounted noexec? set property " + DIRECTORY + " to another directory)" : ""));
            } finally {
                delete(file);
                delete(directory);
            }
        }
        return false;
    }

    private static List<Path> directories() {
        String chosen = System.getProperty(DIRECTORY);
        if (chosen != null) {
            return List.of(Paths.get(chosen));
        }
        List<Path> directories = new ArrayList<>();
        directories.add(Paths.get(System.getProperty("java.io.tmpdir", "/tmp")));
        String runtime = System.getenv("XDG_RUNTIME_DIR");
        if (runtime != null && Files.isDirectory(Paths.get(runtime), LinkOption.NOFOLLOW_LINKS)) {
            directories.add(Paths.get(runtime));
        }
        return directories;
    }

    /**
     * Copies, then reads the file again: a full disk or a failing one must not become a crash inside the loader. The directory is private, so that no
     * meddler need be found out; CRC32, which every JVM has as native code, is
     * enough, and cost a start 100 ms less than a digest in a JVM that is still cold.
     */
    private static void copy(Source source, Path file) throws IOException {
        CRC32 expected = new CRC32();
        long size = 0;
        byte[] block = new byte[COPY_BYTES];
        try (InputStream in = source.open();
             OutputStream out = Files.newOutputStream(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
            if (in == null) {
                throw new IOException("vanished");
            }
            for (int n = in.read(block); n >= 0; n = in.read(block)) {
                expected.update(block, 0, n);
                out.write(block, 0, n);
                size += n;
            }
        }
        if (Files.size(file) != size) {
            throw new IOException("wrote " + size + " bytes, found " + Files.size(file));
        }
        CRC32 found = new CRC32();
        try (InputStream in = Files.newInputStream(file)) {
            for (int n = in.read(block); n >= 0; n = in.read(block)) {
                found.update(block, 0, n);
            }
        }
        if (expected.getValue() != found.getValue()) {
            throw new IOException("the extracted file differs from what was written");
        }
    }

    private static void delete(Path path) {
        try {
            if (path != null) {
                Files.deleteIfExists(path);
            }
        } catch (IOException e) {
            path.toFile().deleteOnExit(); // loaded all the same; try once more at the end
        }
    }

    private static String explain(List<String> tried) {
        List<String> exist = new ArrayList<>();
        ClassLoader loader = NativeLoader.class.getClassLoader();
        for (String platform : KNOWN) {
            if (loader != null && loader.getResource("META-INF/native/" + platform + "/libfilbert.so") != null) {
                exist.add(platform);
            }
        }
        return "no native library for " + platform() + ". Tried: " + String.join("; ", tried) + ". This jar carries: "
            + (exist.isEmpty() ? "none" : String.join(", ", exist)) + ". Remedy: set system property " + PATH + " to the path of libfilbert.so";
    }
}
