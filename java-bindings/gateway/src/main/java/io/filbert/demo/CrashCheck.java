package io.filbert.demo;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;

/** Check 4: a gateway dies under load; nothing that anybody was told is lost; it comes back knowing what was revoked. */
final class CrashCheck {
    static final String TITLE = "kill -9 of gateway A under load";
    private static final int CALLERS_PER_GATEWAY = 4;
    private static final int CALLS_BEFORE = 8_000;
    private static final int CALLS_AFTER = 8_000;
    private static final Duration LOAD_MAX = Duration.ofSeconds(90);
    /** B "goes on" when no caller of it waits longer than this; much above what is aimed at. */
    private static final long LONGEST_CALL_MILLIS_MAX = 5_000;
    private static final int KEYS_PER_READ = 500;
    private static final int SHOWN_MAX = 5;

    private final Cluster cluster;
    private final Report report;
    private final List<CrashCaller> callersOfA = new ArrayList<>();
    private final List<CrashCaller> callersOfB = new ArrayList<>();

    private CrashCheck(Cluster cluster, Report report) {
        this.cluster = cluster;
        this.report = report;
    }

    static String run(Cluster cluster, Report report) throws Exception {
        return new CrashCheck(cluster, report).run();
    }

    private String run() throws Exception {
        loadAndKill();
        long longestOnB = longestMillis(callersOfB);
        report.require(longestOnB <= LONGEST_CALL_MILLIS_MAX,
                "B goes on: the longest call that a caller of B saw took %d ms; of A's callers, who went over to B: %d ms",
                longestOnB, longestMillis(callersOfA));
        if (callersOfB.stream().anyMatch(caller -> caller.firstTrouble != null)) {
            callersOfB.forEach(caller -> say(caller.firstTrouble));
        }
        int written = all().stream().mapToInt(caller -> caller.acknowledgedWrites.size()).sum();
        int unknown = all().stream().mapToInt(caller -> caller.unknownWrites).sum();
        int lost = missingFrom(cluster.b);
        report.require(lost == 0, "all %,d acknowledged writes are read back from B (%d more have an unknown outcome)", written, unknown);
        judgeCounters();
        restart();
        int lostLater = missingFrom(cluster.a);
        report.require(lostLater == 0, "all %,d acknowledged writes are read back from the new A", written);
        return String.format("%,d writes acknowledged, %d lost; longest call %d ms", written, Math.max(lost, lostLater), longestOnB);
    }

    private void loadAndKill() throws Exception {
        AtomicBoolean stop = new AtomicBoolean();
        AtomicLong acknowledged = new AtomicLong();
        Workers workers = new Workers();
        for (int number = 0; number < CALLERS_PER_GATEWAY; number++) {
            callersOfA.add(new CrashCaller(number, cluster.a, cluster.b));
            callersOfB.add(new CrashCaller(CALLERS_PER_GATEWAY + number, cluster.b, cluster.a));
        }
        for (CrashCaller caller : all()) {
            workers.start("caller", () -> caller.run(stop, acknowledged));
        }
        try {
            await(workers, acknowledged, CALLS_BEFORE, "before the kill");
            long before = acknowledged.get();
            cluster.a.kill();
            long start = System.nanoTime();
            await(workers, acknowledged, before + CALLS_AFTER, "after the kill");
            report.say("%,d calls were acknowledged up to the kill, the next %,d within %.1f s", before, CALLS_AFTER, (System.nanoTime() - start) / 1e9);
        } finally {
            stop.set(true);
        }
        workers.join();
    }

    private static void await(Workers workers, AtomicLong acknowledged, long enough, String when) throws Exception {
        boolean reached = Poll.until(LOAD_MAX, () -> {
            workers.check();
            return acknowledged.get() >= enough;
        });
        if (!reached) {
            throw new DemoFailure("only " + acknowledged.get() + " of " + enough + " calls were acknowledged " + when + ", within " + LOAD_MAX.toSeconds() + " s");
        }
    }

    private void judgeCounters() throws IOException {
        boolean right = true;
        long total = 0;
        try (HttpConnection connection = cluster.b.connect()) {
            for (int counter = 0; counter < CrashCaller.COUNTERS; counter++) {
                int index = counter;
                long value = Long.parseLong(connection.get("/counter/" + CrashCaller.counterName(counter)).body());
                long acknowledged = all().stream().mapToLong(caller -> caller.acknowledgedAdds[index]).sum();
                long unknown = all().stream().mapToLong(caller -> caller.unknownAdds[index]).sum();
                long seen = all().stream().mapToLong(caller -> caller.lastSeen[index]).max().orElse(0);
                total += value;
                if (value < acknowledged || value < seen || value > acknowledged + unknown) {
                    right = false;
                    say(String.format("counter %d is %,d: acknowledged %,d times, last answer %,d, unknown %d", counter, value, acknowledged, seen, unknown));
                }
            }
        }
        report.require(right, "no counter of %d is below its last acknowledged value or above acknowledged plus unknown (sum %,d)", CrashCaller.COUNTERS, total);
    }

    private void restart() throws Exception {
        cluster.a.start();
        GatewayProcess.FirstAnswer first = cluster.a.awaitFirstAnswer(RevocationCheck.token(0));
        report.require(first.status() == 401, "A, started again, answers its first request after %d ms and %s the revoked token", first.millis(),
                first.status() == 401 ? "refuses" : "does not refuse (" + first.status() + ")");
        int refused = 0;
        try (HttpConnection connection = cluster.a.connect()) {
            for (int number = 0; number < RevocationCheck.TOKENS; number++) {
                refused += connection.statusFor(RevocationCheck.token(number)) == 401 ? 1 : 0;
            }
        }
        report.require(refused == RevocationCheck.TOKENS, "it refuses %,d of the %,d revoked tokens", refused, RevocationCheck.TOKENS);
        boolean rejoined = Cluster.awaitMembers(List.of(cluster.b, cluster.a));
        report.require(rejoined, "it has rejoined, as the younger member\nB says: %s\nA says: %s",
                cluster.named(Cluster.membersSeenBy(cluster.b)), cluster.named(Cluster.membersSeenBy(cluster.a)));
    }

    /** How many acknowledged writes this gateway does not give back as they were written. */
    private int missingFrom(GatewayProcess gateway) throws IOException {
        int missing = 0;
        try (HttpConnection connection = gateway.connect()) {
            for (CrashCaller caller : all()) {
                for (int from = 0; from < caller.acknowledgedWrites.size(); from += KEYS_PER_READ) {
                    List<Integer> writes = caller.acknowledgedWrites.subList(from, Math.min(from + KEYS_PER_READ, caller.acknowledgedWrites.size()));
                    Map<String, String> found = Entries.read(connection, "orders", writes.stream().map(caller::key).toList());
                    for (int write : writes) {
                        if (!caller.value(write).equals(found.get(caller.key(write))) && missing++ < SHOWN_MAX) {
                            say(caller.key(write) + " is " + found.get(caller.key(write)) + " on gateway " + gateway.name.toUpperCase());
                        }
                    }
                }
            }
        }
        return missing;
    }

    private static long longestMillis(List<CrashCaller> callers) {
        return callers.stream().mapToLong(caller -> caller.longestCallNanos).max().orElse(0) / 1_000_000;
    }

    private List<CrashCaller> all() {
        List<CrashCaller> all = new ArrayList<>(callersOfA);
        all.addAll(callersOfB);
        return all;
    }

    private void say(String line) {
        if (line != null) {
            report.say("      %s", line);
        }
    }
}
