package io.filbert.mutants;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * What every method of the changed jar asks first: is it the one that is broken now? The answer belongs to the process, whichever class loader asks; a
 * process that a test starts reads it from the folder that the environment names.
 */
public final class Mutant {
    /** No method is broken. */
    static final int NONE = -1;
    /** No method is broken, and the methods that tests call are noted. */
    static final int RECORD = -2;
    /** Names the worker's folder to the processes that tests start. */
    static final String FOLDER = "FILBERT_MUTANTS";
    /** In it: which method is broken. */
    static final String ACTIVE = "active";
    /** In it: what such a process called, a number and a class a line. */
    static final String CALLED = "called";

    /** A caller of which only the thread is known. */
    static final String UNKNOWN = "UnknownTest";

    private static final List<String> BETWEEN = List.of("java.", "javax.", "jdk.", "sun.", "com.sun.", "org.junit.");
    private static final String SUITE = "io.filbert.compatibility.";
    private static final AtomicInteger active;
    private static final Map<Integer, String> called;

    static {
        Properties shared = System.getProperties();
        synchronized (shared) {
            boolean first = !shared.containsKey(Mutant.class.getName() + ".active");
            active = (AtomicInteger) shared.computeIfAbsent(Mutant.class.getName() + ".active", key -> new AtomicInteger(NONE));
            @SuppressWarnings("unchecked") // of this class in another loader
            Map<Integer, String> map = (Map<Integer, String>) shared.computeIfAbsent(Mutant.class.getName() + ".called", key -> new ConcurrentHashMap<>());
            called = map;
            if (first && isChild()) {
                active.set(readActive());
            }
        }
    }

    private Mutant() {
    }

    /** Whether this method returns its default. */
    public static boolean is(int method) {
        int now = active.get();
        if (now == RECORD) {
            record(method);
        }
        return now == method;
    }

    static void set(int method) {
        active.set(method);
    }

    /** The methods that tests called since the last time, with the class that called. */
    static Map<Integer, String> takeCalled() {
        Map<Integer, String> taken = Map.copyOf(called);
        called.clear();
        return taken;
    }

    /**
     * Calls from the suite's classes count, also when code of the JDK or of JUnit is between: a stream, a default method, a loop, a method reference. The
     * last, handed to a thread, leaves no class of the suite on the stack.
     */
    private static void record(int method) {
        String caller = StackWalker.getInstance().walk(frames -> frames.skip(3).map(StackWalker.StackFrame::getClassName)
            .filter(name -> !isBetween(name)).findFirst().orElse(SUITE + UNKNOWN));
        if (!caller.startsWith(SUITE)) {
            return;
        }
        String type = caller.substring(SUITE.length()).replaceAll("\\$.*", "");
        String known = called.putIfAbsent(method, type);
        if (known != null && type.endsWith("Test")) {
            called.put(method, type); // a test's own call says more than one of its helpers
        }
        if (known == null && isChild()) {
            append(method + " " + type + "\n");
        }
    }

    private static boolean isBetween(String type) {
        return BETWEEN.stream().anyMatch(type::startsWith);
    }

    private static boolean isChild() {
        return System.getenv(FOLDER) != null && System.getProperty(Worker.MARK) == null;
    }

    private static int readActive() {
        try {
            return Integer.parseInt(Files.readString(Path.of(System.getenv(FOLDER), ACTIVE)));
        } catch (IOException e) {
            return NONE;
        }
    }

    private static void append(String line) {
        try {
            Files.write(Path.of(System.getenv(FOLDER), CALLED), line.getBytes(StandardCharsets.UTF_8), StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
