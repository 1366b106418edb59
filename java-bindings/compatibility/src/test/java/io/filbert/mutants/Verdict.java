package io.filbert.mutants;

import java.io.IOException;
import java.lang.reflect.Method;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** What the diaries of all classes say. */
final class Verdict {
    private static final String SURVIVORS = "SURVIVORS: no mutant of a method that they call makes them fail";
    /** Classes of tests about how one comes by instances and structures. */
    private static final Set<String> ABOUT_SETUP = Set.of("InstanceTest", "StructuresTest");
    private static final String BROKEN = "broken without any mutant: ";

    private final Path folder;
    private final List<Class<?>> types;
    private final Map<String, List<String>> tests = new TreeMap<>();

    Verdict(Path folder, List<Class<?>> types) {
        this.folder = folder;
        this.types = types;
    }

    /** Prints which tests are of which kind; whether every test of the suite can fail. */
    boolean print() throws IOException {
        for (Class<?> type : types) {
            Diary diary = new Diary(folder.resolve(type.getSimpleName()).resolve(Diary.NAME));
            boolean aboutSetup = ABOUT_SETUP.contains(type.getSimpleName());
            for (Method test : Mutants.tests(type)) {
                Diary.Entry entry = diary.tests.getOrDefault(test.getName(), new Diary.Entry());
                tests.computeIfAbsent(kind(test, entry, aboutSetup), key -> new ArrayList<>()).add(type.getSimpleName() + "." + test.getName()
                    + (isMarked(test) ? "" : blind(entry)));
            }
        }
        tests.forEach((kind, names) -> {
            System.out.println();
            System.out.println(names.size() + " " + kind);
            // Of the killed those only that were asked about every method and do not see one of them.
            names.stream().filter(name -> !kind.startsWith("killed") || Boolean.getBoolean("mutants.all") && name.contains("\n"))
                .forEach(name -> System.out.println("  " + name));
        });
        return !tests.containsKey(SURVIVORS) && tests.keySet().stream().noneMatch(kind -> kind.startsWith(BROKEN));
    }

    private static String kind(Method test, Diary.Entry entry, boolean aboutSetup) {
        String killer = entry.verdicts.entrySet().stream().filter(verdict -> !verdict.getValue().isEmpty()).map(Map.Entry::getKey).findFirst().orElse(null);
        if (isMarked(test)) {
            return "marked @Differs: these fail on our jar as it is";
        }
        if (killer != null && (isTested(killer) || aboutSetup && killer.contains(" " + Candidate.Kind.SETUP + " "))) {
            return "killed by a method that the test itself calls";
        }
        if (entry.brokenBy != null && entry.broken >= Diary.BROKEN_MAX) {
            return BROKEN + entry.brokenBy;
        }
        if (entry.called.isEmpty()) {
            return "call no method of the jar";
        }
        return killer == null ? SURVIVORS : "fail only when their setup is broken";
    }

    private static boolean isMarked(Method test) {
        return Arrays.stream(test.getAnnotations()).anyMatch(annotation -> annotation.annotationType().getSimpleName().equals("Differs"));
    }

    private static boolean isTested(String candidate) {
        return candidate.contains(" " + Candidate.Kind.NAMED + " ") || candidate.contains(" " + Candidate.Kind.OWN + " ");
    }

    /** The methods that the test calls and whose mutant it does not see. */
    private static String blind(Diary.Entry entry) {
        StringBuilder text = new StringBuilder();
        entry.verdicts.forEach((candidate, why) -> {
            if (why.isEmpty() && isTested(candidate)) {
                text.append("\n      passes with ").append(candidate);
            }
        });
        return text.toString();
    }
}
