package io.filbert.demo;

import java.util.ArrayList;
import java.util.List;

/** What the reader sees, and whether a check has failed. */
final class Report {
    private final List<String> summary = new ArrayList<>();
    private int number;
    private String title;
    private boolean failed;
    private int failures;

    void begin(String newTitle) {
        number++;
        title = newTitle;
        failed = false;
        System.out.println();
        System.out.println(number + ". " + title);
    }

    /** A result worth reading. */
    void say(String format, Object... values) {
        System.out.println("   " + String.format(format, values).replace("\n", "\n   "));
    }

    /** A result that must be so. The claim is printed either way, with what was found. */
    void require(boolean holds, String format, Object... values) {
        if (!holds) {
            failed = true;
        }
        System.out.println((holds ? "   ok    " : "   WRONG ") + String.format(format, values).replace("\n", "\n   "));
    }

    void end(String conclusion) {
        String verdict = failed ? "FAILED" : "passed";
        if (failed) {
            failures++;
        }
        summary.add(String.format("%d. %-42s %s   %s", number, title, verdict, conclusion));
    }

    int failures() {
        return failures;
    }

    int checks() {
        return number;
    }

    void printSummary() {
        System.out.println();
        System.out.println("Summary");
        summary.forEach(line -> System.out.println("   " + line));
    }
}
