package io.filbert.thirdparty;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.File;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Whatever class, method or field of com.hazelcast the libraries name is there, but for what a list names, library by library. */
class LinkageTest {
    private static final Path MORE = Path.of("target/linked");

    private static List<Path> jars() throws Exception {
        List<Path> jars = new ArrayList<>();
        try (Stream<Path> files = Files.list(MORE)) { // other versions of what is on the class path
            files.forEach(jars::add);
        }
        Stream.of(System.getProperty("java.class.path").split(File.pathSeparator)).map(Path::of)
            .filter(path -> path.toString().endsWith(".jar") && !path.getFileName().toString().matches("(filbert-)?hazelcast(-[0-9.]+)?\\.jar"))
            .forEach(jars::add);
        return jars;
    }

    /** Lines of a reference under the file name of the jar. */
    private static Map<String, Set<String>> known() throws Exception {
        Map<String, Set<String>> known = new TreeMap<>();
        Set<String> section = new TreeSet<>();
        try (InputStream in = LinkageTest.class.getResourceAsStream(OnEitherJar.FILBERT ? "/unresolved.txt" : "/unresolved-on-hazelcast.txt")) {
            for (String line : new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().collect(Collectors.toList())) {
                if (line.startsWith("== ")) {
                    section = known.computeIfAbsent(line.substring(3), jar -> new TreeSet<>());
                } else if (!line.isEmpty() && !line.startsWith("#")) {
                    section.add(line);
                }
            }
        }
        return known;
    }

    @Test
    void everyReferenceEndsSomewhere() throws Exception {
        Linkage linkage = new Linkage();
        Map<String, Set<String>> unresolved = new TreeMap<>();
        for (Path jar : jars()) {
            Set<String> found = linkage.unresolved(jar);
            if (!found.isEmpty()) {
                unresolved.put(jar.getFileName().toString(), found);
            }
        }
        assertTrue(linkage.references() > 500, "references " + linkage.references());
        assertEquals(text(known()), text(unresolved));
    }

    private static String text(Map<String, Set<String>> unresolved) {
        return unresolved.entrySet().stream().map(jar -> "== " + jar.getKey() + "\n" + String.join("\n", jar.getValue())).collect(Collectors.joining("\n"));
    }
}
