package io.filbert.demo;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** The gateways of the demo, and how they are asked about their cluster. */
final class Cluster {
    private static final Duration MEMBERS_MAX = Duration.ofSeconds(30);

    final GatewayProcess a;
    final GatewayProcess b;
    /** Joins in the last check. */
    final GatewayProcess c;

    Cluster(GatewayProcess a, GatewayProcess b, GatewayProcess c) {
        this.a = a;
        this.b = b;
        this.c = c;
    }

    /** Kills whatever still runs, on every way out of the program. */
    void destroy() {
        for (GatewayProcess gateway : List.of(a, b, c)) {
            gateway.destroyIfStarted();
        }
    }

    String pids() {
        return String.join(" ", a.pid(), b.pid(), c.pid()).trim();
    }

    /** The members in this gateway's own order, each as {@code host:port uuid}. */
    static List<String> membersSeenBy(GatewayProcess gateway) throws IOException {
        try (HttpConnection connection = gateway.connect()) {
            HttpConnection.Answer answer = connection.get("/members");
            if (!answer.ok()) {
                throw new DemoFailure("gateway " + gateway.name + " could not list its members: " + answer.body());
            }
            return answer.body().lines().map(line -> line.replace(" this", "")).toList();
        }
    }

    /** Waits until each of them lists exactly them, in this order; false when that did not happen in time. */
    static boolean awaitMembers(List<GatewayProcess> expected) throws Exception {
        return Poll.until(MEMBERS_MAX, () -> {
            for (GatewayProcess gateway : expected) {
                if (!addresses(membersSeenBy(gateway)).equals(expected.stream().map(GatewayProcess::memberAddress).toList())) {
                    return false;
                }
            }
            return true;
        });
    }

    static List<String> addresses(List<String> members) {
        return members.stream().map(member -> member.split(" ")[0]).toList();
    }

    /** "A at 127.0.0.1:4500" for each line of a member list. */
    String named(List<String> members) {
        List<String> lines = new ArrayList<>();
        for (String address : addresses(members)) {
            String name = List.of(a, b, c).stream().filter(gateway -> gateway.memberAddress().equals(address))
                    .map(gateway -> gateway.name.toUpperCase()).findFirst().orElse("?");
            lines.add(name + " at " + address);
        }
        return String.join(", ", lines);
    }
}
