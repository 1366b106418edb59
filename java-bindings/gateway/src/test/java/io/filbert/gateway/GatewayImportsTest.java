package io.filbert.gateway;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The gateway is the proof of the drop-in only while it knows nothing but Hazelcast's types and the JDK. */
class GatewayImportsTest {
    private static final Path SOURCES = Path.of("src/main/java/io/filbert/gateway");

    @Test
    void gatewayKnowsHazelcastsTypesAndTheJdkOnly() throws IOException {
        List<String> imports = linesOf(SOURCES).filter(line -> line.startsWith("import ")).collect(Collectors.toList());
        assertTrue(imports.stream().anyMatch(line -> line.contains("com.hazelcast.core.Hazelcast;")), "the sources were not found: " + imports);
        List<String> others = imports.stream()
                .filter(line -> !line.matches("import (static )?(com\\.hazelcast|com\\.sun\\.net\\.httpserver|java)\\..*"))
                .collect(Collectors.toList());
        assertEquals(List.of(), others, "move what needs these out of the gateway");
    }

    @Test
    void demoJudgesWithoutKnowingTheGrid() throws IOException {
        List<String> lines = linesOf(SOURCES.resolveSibling("demo")).collect(Collectors.toList());
        assertTrue(lines.size() > 100, "the sources were not found");
        assertEquals(List.of(), lines.stream().filter(line -> line.startsWith("import com.hazelcast")).collect(Collectors.toList()));
    }

    private static Stream<String> linesOf(Path directory) throws IOException {
        try (Stream<Path> files = Files.list(directory)) {
            return files.collect(Collectors.toList()).stream().flatMap(file -> {
                try {
                    return Files.readAllLines(file).stream();
                } catch (IOException unreadable) {
                    throw new IllegalStateException(unreadable);
                }
            });
        }
    }
}
