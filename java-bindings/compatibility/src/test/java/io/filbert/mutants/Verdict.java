package io.filbert.mutants;

import java.io.IOException;
import java.lang.reflect.Method;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What the diaries of all classes say. */
final class Verdict {
    private final Path folder;
    private final List<Class<?>> types;
    private final Map<String, List<String>> tests = new TreeMap<>();

    Verdict(Path folder, List<Class<?>> types) {
        this.folder = folder;
        this.types = types;
    }

    void print() throws IOException {
        for (Class<?> type : types) {
            Diary diary = new Diary(folder.resolve(type.getSimpleName()).resolve(Diary.NAME));
            for (Method test : Mutants.tests(type)) {
                Diary.Entry entry = diary.tests.getOrDefault(test.getName(), new Diary.Entry());
                tests.computeIfAbsent(kind(test, entry), key -> new ArrayList<>()).add(type.getSimpleName() + "." + test.getName() + blind(entry));
            }
        }
        tests.forEach((kind, names) -> {
            System.out.println();
            System.out.println(names.size() + " " + kind);
            if (!kind.startsWith("killed")) {
                names.forEach(name -> System.out.println("  " + name));
            }
        });
    }

    private static String kind(Method test, Diary.Entry entry) {
        String killer = entry.verdicts.entrySet().stream().filter(verdict -> !verdict.getValue().isEmpty()).map(Map.Entry::getKey).findFirst().orElse(null);
        if (isMarked(test)) {
            return "marked @Differs: these fail on our jar as it is";
        }
        if (killer != null && isTested(killer)) {
            return "killed by a method that the test itself calls";
        }
        if (entry.brokenBy != null && entry.broken >= 3) {
            return "broken without any mutant: " + entry.brokenBy;
        }
        if (entry.called.isEmpty()) {
            return "call no method of the jar";
        }
        return killer == null ? "SURVIVORS" : "fail only when their setup is broken";
    }

    private static boolean isMarked(Method test) {
        for (java.lang.annotation.Annotation annotation : test.getAnnotations()) {
            if (annotation.annotationType().getSimpleName().equals("Differs")) {
                return true;
            }
        }
        return false;
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
