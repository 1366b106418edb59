package io.filbert.mutants;

import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** A method of the jar that a test calls, and how near it is to what the test is about. */
final class Candidate {
    /** The order in which they are tried. */
    enum Kind {
        /** The test's name has the method's. */
        NAMED,
        /** The test's class calls it. */
        OWN,
        /** The test's class calls it to have something to call. */
        SETUP,
        /** A helper of the suite calls it. */
        HELPER
    }

    private static final Set<String> SETUP = Set.of("newHazelcastInstance", "shutdown", "terminate", "shutdownAll", "getMap", "getTopic", "getLock",
        "getAtomicLong", "getCPSubsystem", "getCluster", "getLocalMember", "getPartitionService", "getLifecycleService", "getConfig");

    final int number;
    final String method;
    final Kind kind;

    Candidate(int number, String method, Kind kind) {
        this.number = number;
        this.method = method;
        this.kind = kind;
    }

    /** Whether breaking it says something of what the test is about. */
    boolean isTested() {
        return kind == Kind.NAMED || kind == Kind.OWN;
    }

    static List<Candidate> inOrder(Method test, List<String> methods, Map<Integer, String> called) {
        List<Candidate> candidates = new ArrayList<>();
        called.forEach((number, caller) -> {
            String method = methods.get(number);
            if (caller.equals(test.getDeclaringClass().getSimpleName()) || caller.equals(Mutant.UNKNOWN)) {
                candidates.add(new Candidate(number, method, kind(test, method)));
            } else if (!caller.endsWith("Test")) {
                candidates.add(new Candidate(number, method, Kind.HELPER));
            }
        });
        if (candidates.stream().noneMatch(Candidate::isTested)) { // then what is setup elsewhere is what this test is about
            candidates.replaceAll(candidate -> candidate.kind == Kind.SETUP ? new Candidate(candidate.number, candidate.method, Kind.OWN) : candidate);
        }
        candidates.sort(Comparator.comparing((Candidate candidate) -> candidate.kind)
            .thenComparing(candidate -> -name(candidate.method).length()) // "alterAndGet" before the "get" that its name has in it
            .thenComparing(candidate -> candidate.number));
        return candidates;
    }

    private static Kind kind(Method test, String method) {
        String name = name(method);
        if (test.getName().toLowerCase(Locale.ROOT).contains(name.toLowerCase(Locale.ROOT)) && name.length() > 2) {
            return Kind.NAMED;
        }
        return SETUP.contains(name) ? Kind.SETUP : Kind.OWN;
    }

    private static String name(String method) {
        return method.substring(method.lastIndexOf('.', method.indexOf('(')) + 1, method.indexOf('('));
    }

    @Override
    public String toString() {
        return number + " " + kind + " " + method;
    }
}
