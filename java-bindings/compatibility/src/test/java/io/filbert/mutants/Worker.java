package io.filbert.mutants;

import java.io.IOException;
import java.lang.reflect.Method;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.engine.discovery.DiscoverySelectors;
import org.junit.platform.launcher.Launcher;
import org.junit.platform.launcher.LauncherDiscoveryRequest;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestIdentifier;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;

/**
 * Runs the tests of one class, each as it is and then with one broken method at a time. Every step is noted before and after, so that another worker goes
 * on where this one ends: a test may leave a JVM behind that no later test can use.
 */
final class Worker {
    /** System property that the worker itself has and the processes of its tests have not. */
    static final String MARK = "mutants.worker";
    /** End of the process that asks for another worker. */
    static final int AGAIN = 75;

    /** What a mutated run may take beside three times what the test takes as it is. */
    private static final long SLACK_MILLIS = Long.getLong("mutants.slack", 3_000);
    private static final String NO_END = "no end in ";
    private static final long CLEAN_MILLIS = 90_000;
    private static final long INTERRUPTED_MILLIS = 10_000;

    private final Launcher launcher = LauncherFactory.create();
    private final Path folder;
    private final Diary diary;
    private final List<String> methods;
    private final boolean all = Boolean.getBoolean("mutants.all");

    private Worker(Path folder, List<String> methods) throws IOException {
        this.folder = folder;
        this.methods = methods;
        this.diary = new Diary(folder.resolve(Diary.NAME));
    }

    /** Arguments: the class, its folder, the list of the jar's methods. */
    public static void main(String[] arguments) throws Exception {
        System.setProperty(MARK, "true");
        Class<?> type = Class.forName(arguments[0]);
        new Worker(Path.of(arguments[1]), Files.readAllLines(Path.of(arguments[2]))).run(type);
        System.exit(0);
    }

    private void run(Class<?> type) throws Exception {
        for (Method test : Mutants.tests(type)) {
            if (!diary.isDone(test.getName())) {
                judge(test);
            }
        }
    }

    private void judge(Method test) throws Exception {
        String name = test.getName();
        long begin = System.nanoTime();
        Files.deleteIfExists(folder.resolve(Mutant.CALLED));
        Mutant.takeCalled();
        String failure = run(test, Mutant.RECORD, false, CLEAN_MILLIS);
        long millis = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - begin);
        if (failure != null) {
            diary.broken(name, failure);
            again();
        }
        List<Candidate> candidates = Candidate.inOrder(test, methods, called());
        boolean fromClass = candidates.isEmpty(); // what the test looks at was done for all tests of the class
        if (fromClass && run(test, Mutant.RECORD, true, CLEAN_MILLIS) == null) {
            candidates = Candidate.inOrder(test, methods, called());
        }
        diary.called(name, millis, candidates);
        boolean fresh = true; // the last run was the test as it is, and it passed
        for (Candidate candidate : candidates) {
            if (diary.isKilled(name) && !(all && candidate.isTested())) {
                break;
            }
            if (diary.has(name, candidate)) {
                continue;
            }
            diary.attempt(name, candidate, fresh);
            failure = run(test, candidate.number, fromClass, 3 * millis + SLACK_MILLIS);
            if (failure != null && failure.startsWith(NO_END)) { // once may be the machine's fault
                failure = run(test, candidate.number, fromClass, 3 * millis + SLACK_MILLIS);
            }
            if (failure != null && !fresh && run(test, Mutant.NONE, false, CLEAN_MILLIS) != null) {
                again(); // it fails for what an earlier run left behind, or for this mutant: a new JVM tells which
            }
            diary.judged(name, candidate, failure);
            fresh = failure != null && !fresh;
            if (failure != null && all && run(test, Mutant.NONE, false, CLEAN_MILLIS) != null) {
                again();
            }
        }
        diary.done(name);
    }

    /** Ends the process, and what its tests started. */
    private static void again() {
        ProcessHandle.current().descendants().forEach(ProcessHandle::destroyForcibly);
        Runtime.getRuntime().halt(AGAIN); // hooks of the jar might wait for what is broken
    }

    /** What the test and the processes that it started called. */
    private Map<Integer, String> called() throws IOException {
        Map<Integer, String> called = new TreeMap<>(Mutant.takeCalled());
        Path children = folder.resolve(Mutant.CALLED);
        if (Files.exists(children)) {
            for (String line : Files.readAllLines(children)) {
                called.put(Integer.parseInt(line.split(" ")[0]), line.split(" ")[1]);
            }
        }
        return called;
    }

    /** Why the test failed; null when it passed. The method is broken from the begin of the test, or of its class. */
    private String run(Method test, int mutant, boolean fromClass, long millisMax) throws Exception {
        Files.write(folder.resolve(Mutant.ACTIVE), String.valueOf(mutant).getBytes(StandardCharsets.UTF_8));
        LauncherDiscoveryRequest request = LauncherDiscoveryRequestBuilder.request()
            .selectors(DiscoverySelectors.selectMethod(test.getDeclaringClass(), test)).build();
        Outcome outcome = new Outcome(mutant, fromClass);
        Thread thread = new Thread(() -> launcher.execute(request, outcome), "test");
        thread.start();
        thread.join(millisMax);
        if (!thread.isAlive()) {
            return outcome.failure();
        }
        Mutant.set(Mutant.NONE); // what waits for the effect may see it now and end
        thread.interrupt();
        thread.join(INTERRUPTED_MILLIS);
        if (thread.isAlive()) {
            diary.stuck();
            again();
        }
        return NO_END + millisMax + " ms";
    }

    /** A method is broken from the begin of the test, its {@code BeforeEach} included, to its end: what all tests share was made before. */
    private static final class Outcome implements TestExecutionListener {
        private final int mutant;
        private final boolean fromClass;
        private final Map<String, String> failures = new ConcurrentHashMap<>();
        private volatile boolean ran;

        Outcome(int mutant, boolean fromClass) {
            this.mutant = mutant;
            this.fromClass = fromClass;
        }

        @Override
        public void executionStarted(TestIdentifier identifier) {
            if (identifier.isTest() || fromClass) {
                Mutant.set(mutant);
            }
        }

        @Override
        public void executionFinished(TestIdentifier identifier, TestExecutionResult result) {
            if (identifier.isTest() || fromClass) {
                Mutant.set(Mutant.NONE);
            }
            ran |= identifier.isTest();
            if (result.getStatus() == TestExecutionResult.Status.FAILED) {
                failures.put(identifier.getUniqueId(), result.getThrowable().map(Throwable::toString).orElse("failed"));
            }
        }

        String failure() {
            return failures.isEmpty() ? ran ? null : "no test ran" : failures.values().iterator().next();
        }
    }
}
