package io.filbert.demo;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;

/** Check 5: data lies evenly on the members, and does so again after one more has joined. */
final class SpreadCheck {
    static final String TITLE = "100,000 entries, spread evenly";
    private static final int ENTRIES = 100_000;
    private static final int BATCH = 500;
    private static final int PARTITIONS = 271;
    private static final double PERCENT_MAX = 5;
    private static final Duration BALANCED_MAX = Duration.ofSeconds(60);

    private final Cluster cluster;
    private final Report report;

    private SpreadCheck(Cluster cluster, Report report) {
        this.cluster = cluster;
        this.report = report;
    }

    static String run(Cluster cluster, Report report) throws Exception {
        return new SpreadCheck(cluster, report).run();
    }

    /** What one gateway owns. */
    private record Share(GatewayProcess gateway, long partitions, long entries) {
    }

    private String run() throws Exception {
        inBatches(this::store, cluster.a);
        report.say("%,d entries stored through A", ENTRIES);
        judge(List.of(cluster.a, cluster.b), "two members");

        cluster.c.start();
        long served = cluster.c.awaitFirstAnswer("anyone").millis();
        report.say("a third gateway joins: it serves %d ms after its JVM was started", served);
        report.require(Cluster.awaitMembers(List.of(cluster.b, cluster.a, cluster.c)), "all three list the same members, oldest first");
        String three = judge(List.of(cluster.a, cluster.b, cluster.c), "three members");
        report.require(inBatches(this::missing, cluster.c) == 0, "all %,d entries are read back through the third", ENTRIES);
        return three;
    }

    private String judge(List<GatewayProcess> gateways, String when) throws Exception {
        long start = System.nanoTime();
        List<Share> shares = new ArrayList<>();
        Callable<Boolean> even = () -> {
            shares.clear();
            for (GatewayProcess gateway : gateways) {
                shares.add(share(gateway));
            }
            return even(shares);
        };
        boolean reached = Poll.until(BALANCED_MAX, even);
        StringBuilder found = new StringBuilder();
        for (Share share : shares) {
            found.append(String.format("\n         gateway %s owns %3d partitions and %,7d entries",
                    share.gateway().name.toUpperCase(), share.partitions(), share.entries()));
        }
        report.require(reached, "%s, even %s: partitions differ by %d (at most 1), entries by %.1f %% (at most %.0f %%)%s", when,
                reached ? String.format("after %d ms", (System.nanoTime() - start) / 1_000_000) : "not within " + BALANCED_MAX.toSeconds() + " s",
                partitionGap(shares), entryGapPercent(shares), PERCENT_MAX, found);
        return String.format("entries differ by %.1f %% over %s", entryGapPercent(shares), when);
    }

    private static boolean even(List<Share> shares) {
        return shares.stream().mapToLong(Share::partitions).sum() == PARTITIONS
                && shares.stream().mapToLong(Share::entries).sum() == ENTRIES
                && partitionGap(shares) <= 1
                && entryGapPercent(shares) <= PERCENT_MAX;
    }

    private static long partitionGap(List<Share> shares) {
        return shares.stream().mapToLong(Share::partitions).max().orElse(0) - shares.stream().mapToLong(Share::partitions).min().orElse(0);
    }

    /** How much less than the fullest member the emptiest has, in per cent. */
    private static double entryGapPercent(List<Share> shares) {
        double most = shares.stream().mapToLong(Share::entries).max().orElse(0);
        double least = shares.stream().mapToLong(Share::entries).min().orElse(0);
        return most == 0 ? 100 : 100 * (most - least) / most;
    }

    /** The one number that only a gateway can know: what it owns. That the shares are the whole is checked here. */
    private static Share share(GatewayProcess gateway) throws IOException {
        try (HttpConnection connection = gateway.connect()) {
            HttpConnection.Answer answer = connection.get("/owned/entries");
            if (!answer.ok()) {
                throw new DemoFailure("gateway " + gateway.name + " could not say what it owns: " + answer.body());
            }
            Map<String, Long> numbers = new HashMap<>();
            answer.body().lines().map(line -> line.split("=")).forEach(pair -> numbers.put(pair[0], Long.valueOf(pair[1])));
            return new Share(gateway, numbers.get("partitions"), numbers.get("entries"));
        }
    }

    private interface Batch {
        int run(HttpConnection connection, Map<String, String> entries) throws IOException;
    }

    /** Runs all entries through one gateway; the sum of what the batches answered. */
    private static int inBatches(Batch batch, GatewayProcess gateway) throws IOException {
        int sum = 0;
        try (HttpConnection connection = gateway.connect()) {
            for (int from = 0; from < ENTRIES; from += BATCH) {
                Map<String, String> entries = new HashMap<>();
                for (int number = from; number < from + BATCH; number++) {
                    entries.put("entry-" + number, "value of entry " + number);
                }
                sum += batch.run(connection, entries);
            }
        }
        return sum;
    }

    private int store(HttpConnection connection, Map<String, String> entries) throws IOException {
        Entries.store(connection, "entries", entries);
        return 0;
    }

    private int missing(HttpConnection connection, Map<String, String> entries) throws IOException {
        Map<String, String> found = Entries.read(connection, "entries", entries.keySet());
        return (int) entries.entrySet().stream().filter(entry -> !entry.getValue().equals(found.get(entry.getKey()))).count();
    }
}
