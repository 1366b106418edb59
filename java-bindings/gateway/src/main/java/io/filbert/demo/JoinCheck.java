package io.filbert.demo;

import java.util.List;

/** Check 1: two files, two gateways, one cluster. */
final class JoinCheck {
    static final String TITLE = "Two gateways, one cluster";

    private JoinCheck() {
    }

    static String run(Cluster cluster, Report report) throws Exception {
        cluster.a.start();
        long firstMillis = cluster.a.awaitFirstAnswer("anyone").millis();
        cluster.b.start();
        GatewayProcess.FirstAnswer second = cluster.b.awaitFirstAnswer("anyone");
        report.require(second.status() == 200, "gateway B serves %d ms after its JVM was started (A, alone: %d ms)", second.millis(), firstMillis);
        report.say("      of which the grid: A %s; B %s", joinMillis(cluster.a), joinMillis(cluster.b));

        boolean both = Cluster.awaitMembers(List.of(cluster.a, cluster.b));
        List<String> seenByA = Cluster.membersSeenBy(cluster.a);
        List<String> seenByB = Cluster.membersSeenBy(cluster.b);
        report.require(both && seenByA.equals(seenByB), "both list the same members, oldest first\nA says: %s\nB says: %s",
                cluster.named(seenByA), cluster.named(seenByB));
        return "B serves after " + second.millis() + " ms";
    }

    private static String joinMillis(GatewayProcess gateway) {
        return gateway.joinLine().replaceFirst(", serving.*", "");
    }
}
