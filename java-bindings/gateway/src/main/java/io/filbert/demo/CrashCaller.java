package io.filbert.demo;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;

/**
 * A caller who writes and counts through a gateway, and goes to the other one when that gateway is gone, as behind any
 * load balancer. It keeps its own books of what was acknowledged to it and of what became of a call it does not know.
 */
final class CrashCaller {
    static final int COUNTERS = 8;

    private final int number;
    private final GatewayProcess other;
    private GatewayProcess gateway;
    private HttpConnection connection;
    private int nextWrite;

    /** Numbers of the writes that were acknowledged. */
    final List<Integer> acknowledgedWrites = new ArrayList<>();
    int unknownWrites;
    final long[] acknowledgedAdds = new long[COUNTERS];
    final long[] unknownAdds = new long[COUNTERS];
    final long[] lastSeen = new long[COUNTERS];
    long longestCallNanos;
    String firstTrouble;

    CrashCaller(int number, GatewayProcess gateway, GatewayProcess other) {
        this.number = number;
        this.gateway = gateway;
        this.other = other;
    }

    String key(int write) {
        return "order-" + number + "-" + write;
    }

    String value(int write) {
        return "caller " + number + " wrote this as number " + write;
    }

    /** Calls until told to stop; {@code acknowledged} counts the successes of all callers. */
    void run(AtomicBoolean stop, AtomicLong acknowledged) throws IOException {
        connection = gateway.connect();
        try {
            for (int turn = 0; !stop.get(); turn++) {
                boolean done = turn % 2 == 0 ? write() : add((turn / 2 + number) % COUNTERS);
                if (done) {
                    acknowledged.incrementAndGet();
                }
            }
        } finally {
            connection.close();
        }
    }

    private boolean write() throws IOException {
        int write = nextWrite++;
        HttpConnection.Answer answer = timed(() -> connection.put("/map/orders/" + key(write), value(write)));
        if (answer == null) {
            unknownWrites++;
            return false;
        }
        acknowledgedWrites.add(write);
        return true;
    }

    private boolean add(int counter) throws IOException {
        HttpConnection.Answer answer = timed(() -> connection.post("/counter/" + counterName(counter), ""));
        if (answer == null) {
            unknownAdds[counter]++;
            return false;
        }
        acknowledgedAdds[counter]++;
        lastSeen[counter] = Math.max(lastSeen[counter], Long.parseLong(answer.body()));
        return true;
    }

    static String counterName(int counter) {
        return "hits-" + counter;
    }

    private interface Call {
        HttpConnection.Answer make() throws IOException;
    }

    /** The answer, or null when it is not known what became of the call. */
    private HttpConnection.Answer timed(Call call) throws IOException {
        long start = System.nanoTime();
        HttpConnection.Answer answer = null;
        try {
            answer = call.make();
            if (!answer.ok()) {
                trouble(answer.status() + " " + answer.body());
                answer = null;
            }
        } catch (IOException broken) {
            trouble(broken.toString());
            longestCallNanos = Math.max(longestCallNanos, System.nanoTime() - start);
            reconnect();
            return null;
        }
        longestCallNanos = Math.max(longestCallNanos, System.nanoTime() - start);
        return answer;
    }

    private void trouble(String what) {
        if (firstTrouble == null) {
            firstTrouble = "caller " + number + " on gateway " + gateway.name.toUpperCase() + ": " + what;
        }
    }

    private void reconnect() throws IOException {
        connection.close();
        try {
            connection = gateway.connect();
        } catch (IOException gone) {
            gateway = other;
            connection = gateway.connect();
        }
    }
}
