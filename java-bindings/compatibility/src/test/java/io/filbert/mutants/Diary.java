package io.filbert.mutants;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What was tried on the tests of one class: a line a step, fields between tabs. */
final class Diary {
    static final String NAME = "diary";
    /** So often a test may end its JVM, or be in need of another one, with the same mutant, until that counts as a failure. */
    private static final int ATTEMPTS_MAX = 2;
    /** So often a test may fail as it is. */
    static final int BROKEN_MAX = 3;

    /** What is known of one test. */
    static final class Entry {
        final Map<String, String> verdicts = new LinkedHashMap<>(); // candidate -> why it failed, or "" when it passed
        final Map<String, Integer> attempts = new LinkedHashMap<>();
        final List<String> called = new ArrayList<>();
        int broken;
        String brokenBy;
        boolean done;

        boolean isKilled() {
            return verdicts.values().stream().anyMatch(why -> !why.isEmpty());
        }
    }

    private final Path file;
    final Map<String, Entry> tests = new LinkedHashMap<>();

    Diary(Path file) throws IOException {
        this.file = file;
        if (Files.exists(file)) {
            for (String line : Files.readAllLines(file)) {
                read(line.split("\t", -1));
            }
        }
        for (Map.Entry<String, Entry> test : tests.entrySet()) {
            test.getValue().attempts.forEach((candidate, times) -> {
                if (times >= ATTEMPTS_MAX) {
                    test.getValue().verdicts.putIfAbsent(candidate, "the JVM was of no more use");
                }
            });
        }
    }

    private void read(String[] fields) {
        Entry entry = fields.length > 1 ? tests.computeIfAbsent(fields[1], name -> new Entry()) : null;
        switch (fields[0]) {
            case "called":
                entry.called.clear();
                entry.called.addAll(List.of(fields).subList(3, fields.length));
                break;
            case "attempt":
                entry.attempts.merge(fields[2], 1, Integer::sum);
                break;
            case "judged":
                entry.verdicts.put(fields[2], fields[3]);
                break;
            case "broken":
                entry.broken++;
                entry.brokenBy = fields[2];
                break;
            case "done":
                entry.done = true;
                break;
            default: // "stuck" explains the line before it
        }
    }

    boolean isDone(String test) {
        Entry entry = tests.get(test);
        return entry != null && (entry.done || entry.broken >= BROKEN_MAX);
    }

    boolean isKilled(String test) {
        Entry entry = tests.get(test);
        return entry != null && entry.isKilled();
    }

    boolean has(String test, Candidate candidate) {
        Entry entry = tests.get(test);
        return entry != null && entry.verdicts.containsKey(candidate.toString());
    }

    void called(String test, long millis, List<Candidate> candidates) throws IOException {
        StringBuilder line = new StringBuilder("called\t" + test + "\t" + millis);
        candidates.forEach(candidate -> line.append('\t').append(candidate));
        write(line.toString());
    }

    void attempt(String test, Candidate candidate, boolean fresh) throws IOException {
        write("attempt\t" + test + "\t" + candidate + "\t" + (fresh ? "fresh" : ""));
    }

    void judged(String test, Candidate candidate, String failure) throws IOException {
        write("judged\t" + test + "\t" + candidate + "\t" + (failure == null ? "" : failure.replaceAll("\\s+", " ").trim() + " "));
    }

    void broken(String test, String failure) throws IOException {
        write("broken\t" + test + "\t" + failure.replaceAll("\\s+", " "));
    }

    void stuck() throws IOException {
        write("stuck");
    }

    void done(String test) throws IOException {
        write("done\t" + test);
    }

    private void write(String line) throws IOException {
        Files.write(file, (line + "\n").getBytes(StandardCharsets.UTF_8), StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        read(line.split("\t", -1));
    }
}
