package io.filbert.mutants;

import java.io.File;
import java.io.IOException;
import java.lang.reflect.Method;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;

/**
 * Starts a worker for every class of the suite, and prints which tests no mutant makes fail; there being one is a failure of the run. That takes minutes, and
 * the jar has to stay as it is meanwhile.
 *
 * <p>System properties:
 * <ul>
 * <li>{@code mutants.classes}: an expression for the names of the classes to judge;</li>
 * <li>{@code mutants.resume=true}: what an earlier run judged stays as it is;</li>
 * <li>{@code mutants.all=true}: every method that a test calls, not until the first that makes it fail: those that it does not see are printed, and most
 * are right so (what is absent after a removal is absent without a look-up too);</li>
 * <li>{@code mutants.slack}: milliseconds that a mutated run may take longer than three times the test as it is;</li>
 * <li>{@code mutants.workers}: how many at a time.</li>
 * </ul>
 */
final class Mutants {
    private static final String SUITE = "io.filbert.compatibility";
    /** More JVMs than that for one class, and something else is wrong. */
    private static final int WORKERS_OF_A_CLASS_MAX = 200;

    private final Path folder;
    private final Path jar;
    private final Path list;
    private final String nativeFile;

    private Mutants(Path folder, String nativeFile) {
        this.folder = folder;
        this.jar = folder.resolve("filbert-hazelcast.jar");
        this.list = folder.resolve("methods");
        this.nativeFile = nativeFile;
    }

    /** Arguments: our jar, a folder, the native library. */
    public static void main(String[] arguments) throws Exception {
        new Mutants(Path.of(arguments[1]), arguments[2]).run(Path.of(arguments[0]));
    }

    /** Its test methods; a parameterised one counts once. */
    static List<Method> tests(Class<?> type) {
        return Arrays.stream(type.getDeclaredMethods())
            .filter(method -> method.isAnnotationPresent(Test.class) || method.isAnnotationPresent(ParameterizedTest.class))
            .sorted(Comparator.comparing(Method::getName)).collect(Collectors.toList());
    }

    private void run(Path original) throws Exception {
        Files.createDirectories(folder);
        MutantJar.write(original, jar, list);
        Pattern wanted = Pattern.compile(System.getProperty("mutants.classes", ".*"));
        File classes = new File(new File(Mutants.class.getProtectionDomain().getCodeSource().getLocation().toURI()), SUITE.replace('.', '/'));
        List<Class<?>> types = new ArrayList<>();
        for (String file : classes.list((parent, name) -> name.endsWith("Test.class"))) {
            String name = file.substring(0, file.length() - ".class".length());
            if (wanted.matcher(name).matches()) {
                types.add(Class.forName(SUITE + "." + name, false, Mutants.class.getClassLoader()));
            }
        }
        ExecutorService workers = Executors.newFixedThreadPool(Integer.getInteger("mutants.workers", Runtime.getRuntime().availableProcessors()));
        List<Future<?>> ends = new ArrayList<>();
        for (Class<?> type : types) {
            ends.add(workers.submit(() -> {
                judge(type);
                return null;
            }));
        }
        workers.shutdown();
        for (Future<?> end : ends) {
            end.get();
        }
        if (!new Verdict(folder, types).print()) {
            System.exit(1);
        }
    }

    private void judge(Class<?> type) throws IOException, InterruptedException {
        Path mine = folder.resolve(type.getSimpleName());
        Files.createDirectories(mine);
        if (!Boolean.getBoolean("mutants.resume")) {
            Files.deleteIfExists(mine.resolve(Diary.NAME));
        }
        for (int i = 0; i < WORKERS_OF_A_CLASS_MAX; i++) {
            Diary diary = new Diary(mine.resolve(Diary.NAME));
            if (tests(type).stream().allMatch(test -> diary.isDone(test.getName()))) {
                break;
            }
            List<String> command = new ArrayList<>(List.of(System.getProperty("java.home") + "/bin/java", "-Xmx512m", "-cp", classPath(),
                "-Dsuite.jar=filbert", "-Dsuite.native=" + nativeFile));
            System.getProperties().stringPropertyNames().stream().filter(name -> name.startsWith("mutants."))
                .forEach(name -> command.add("-D" + name + "=" + System.getProperty(name)));
            command.addAll(List.of(Worker.class.getName(), type.getName(), mine.toString(), list.toString()));
            ProcessBuilder worker = new ProcessBuilder(command).redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(mine.resolve("output").toFile()));
            worker.environment().put(Mutant.FOLDER, mine.toString());
            worker.start().waitFor(); // its diary says what is left, however it ended
        }
        System.out.println(type.getSimpleName() + " judged");
    }

    /** The class path of this process with the changed jar in the original's place. */
    private String classPath() {
        return Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
            .map(part -> part.endsWith("filbert-hazelcast.jar") ? jar.toString() : part).collect(Collectors.joining(File.pathSeparator));
    }
}
