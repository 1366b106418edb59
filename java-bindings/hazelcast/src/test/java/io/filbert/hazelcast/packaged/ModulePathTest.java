package io.filbert.hazelcast.packaged;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import javax.tools.JavaCompiler;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** The jar on the module path: a module that requires {@code com.hazelcast.core} compiles and runs against it, without any flag. */
@ExtendWith(FinishedJar.class)
@Timeout(60)
class ModulePathTest {
    private static final String MODULE = "module consumer {\n    requires com.hazelcast.core;\n}\n";
    private static final String MAIN = "package consumer;\n"
        + "import com.hazelcast.config.Config;\n"
        + "import com.hazelcast.core.*;\n"
        + "public class Main {\n"
        + "    public static void main(String[] arguments) {\n"
        + "        HazelcastInstance grid = Hazelcast.newHazelcastInstance(new Config().setProperty(\"hazelcast.logging.type\", \"none\"));\n"
        + "        grid.getMap(\"m\").put(\"k\", \"v\");\n"
        + "        System.out.println(grid.getMap(\"m\").get(\"k\") + \" from \" + Hazelcast.class.getModule().getName());\n"
        + "        grid.shutdown();\n"
        + "    }\n"
        + "}\n";

    @TempDir
    Path directory;

    @Test
    void moduleThatRequiresItCompilesAndRuns() throws Exception {
        JavaCompiler javac = ToolProvider.getSystemJavaCompiler();
        assumeTrue(javac != null, "a run-time without a compiler");
        Path source = Files.createDirectories(directory.resolve("source/consumer"));
        Path module = Files.writeString(source.resolveSibling("module-info.java"), MODULE);
        Path main = Files.writeString(source.resolve("Main.java"), MAIN);
        Path classes = directory.resolve("classes");
        String jar = FinishedJar.file().getPath();
        assertEquals(0, javac.run(null, null, null, "-p", jar, "-d", classes.toString(), module.toString(), main.toString()));
        Path temporary = Files.createDirectories(directory.resolve("temporary"));
        assertEquals(List.of("v from com.hazelcast.core"), java("-Djava.io.tmpdir=" + temporary, "-p", jar + File.pathSeparator + classes, "-m", "consumer/consumer.Main"));
        assertEquals(List.of(), List.of(temporary.toFile().list()), "the library that was written there is gone");
    }

    private List<String> java(String... arguments) throws Exception {
        List<String> command = new ArrayList<>(List.of(System.getProperty("java.home") + "/bin/java"));
        command.addAll(List.of(arguments));
        Path output = directory.resolve("output");
        Process process = new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(output.toFile()).start();
        try {
            assertTrue(process.waitFor(30, TimeUnit.SECONDS), "it ended");
        } finally {
            process.destroyForcibly();
        }
        List<String> lines = Files.readAllLines(output, StandardCharsets.UTF_8);
        assertEquals(0, process.exitValue(), () -> String.join("\n", lines));
        return lines;
    }
}
