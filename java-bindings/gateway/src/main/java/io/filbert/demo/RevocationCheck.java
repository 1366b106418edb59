package io.filbert.demo;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;

/** Check 2: a token revoked on A is refused on B as soon as the call on A has returned, while both are busy. */
final class RevocationCheck {
    static final String TITLE = "Revoked on A, refused on B";
    static final int TOKENS = 1_000;
    private static final int ASKED_AT_ONCE = 10;
    private static final int LOAD_PER_SECOND_MIN = 1_000;
    /** Aimed at on each gateway; above what must be reached, because the callers share two cores with the gateways. */
    private static final int LOAD_PER_SECOND = 1_600;
    private static final int LOAD_THREADS_PER_GATEWAY = 2;
    /** The load runs for this long before the first revocation: a JVM that was just started is still compiling. */
    private static final long WARM_UP_CALLS = 3 * LOAD_PER_SECOND;

    private final Cluster cluster;
    private final Report report;
    private final AtomicBoolean stop = new AtomicBoolean();
    private final AtomicLong loadOnA = new AtomicLong();
    private final AtomicLong loadOnB = new AtomicLong();
    private final AtomicLong wronglyRefused = new AtomicLong();

    private RevocationCheck(Cluster cluster, Report report) {
        this.cluster = cluster;
        this.report = report;
    }

    static String run(Cluster cluster, Report report) throws Exception {
        return new RevocationCheck(cluster, report).run();
    }

    /** The tokens of this check; all are revoked when it is over. */
    static String token(int number) {
        return "token-" + number;
    }

    private String run() throws Exception {
        report.require(admittedOn(cluster.a) == TOKENS && admittedOn(cluster.b) == TOKENS,
                "%,d tokens are admitted by both gateways before", TOKENS);
        Workers load = new Workers();
        for (int thread = 0; thread < LOAD_THREADS_PER_GATEWAY; thread++) {
            load.start("load-a-" + thread, () -> load(cluster.a, loadOnA));
            load.start("load-b-" + thread, () -> load(cluster.b, loadOnB));
        }
        try {
            return revokeAll(load);
        } finally {
            stop.set(true);
        }
    }

    private String revokeAll(Workers load) throws Exception {
        while (Math.min(loadOnA.get(), loadOnB.get()) < WARM_UP_CALLS) {
            load.check();
            Poll.pause();
        }
        long[] nanosToRefusal = new long[TOKENS];
        int admitted = 0;
        int failed = 0;
        int refusedBefore = 0;
        List<HttpConnection> askers = new ArrayList<>();
        long start = System.nanoTime();
        long aBefore = loadOnA.get();
        long bBefore = loadOnB.get();
        try (HttpConnection revoker = cluster.a.connect()) {
            for (int i = 0; i < ASKED_AT_ONCE; i++) {
                askers.add(cluster.b.connect());
            }
            for (int number = 0; number < TOKENS; number++) {
                // Asked just before, so that a gateway that keeps answers for a while would be caught.
                refusedBefore += askers.get(0).statusFor(token(number)) == 200 && revoker.statusFor(token(number)) == 200 ? 0 : 1;
                HttpConnection.Answer revoked = revoker.post("/revoke/" + token(number), "");
                long returned = System.nanoTime();
                if (!revoked.ok()) {
                    throw new DemoFailure("gateway A could not revoke " + token(number) + ": " + revoked.body());
                }
                for (HttpConnection asker : askers) {
                    asker.sendToken(token(number));
                }
                for (HttpConnection asker : askers) {
                    int status = asker.receive().status();
                    if (status == 401 && nanosToRefusal[number] == 0) {
                        nanosToRefusal[number] = System.nanoTime() - returned;
                    }
                    admitted += status == 200 ? 1 : 0;
                    failed += status != 200 && status != 401 ? 1 : 0;
                }
            }
        } finally {
            askers.forEach(HttpConnection::close);
        }
        double seconds = (System.nanoTime() - start) / 1e9;
        double rateA = (loadOnA.get() - aBefore) / seconds;
        double rateB = (loadOnB.get() - bBefore) / seconds;
        stop.set(true);
        load.join();

        report.require(refusedBefore == 0, "each token was admitted by both just before it was revoked");
        Arrays.sort(nanosToRefusal);
        report.require(admitted == 0 && failed == 0,
                "%,d tokens revoked on A; B asked %d times at once after each: %d admitted, %d without an answer",
                TOKENS, ASKED_AT_ONCE, admitted, failed);
        report.say("      first refusal on B after the call on A had returned: p50 %.2f ms, p99 %.2f ms",
                nanosToRefusal[TOKENS / 2] / 1e6, nanosToRefusal[TOKENS * 99 / 100] / 1e6);
        report.require(rateA >= LOAD_PER_SECOND_MIN && rateB >= LOAD_PER_SECOND_MIN && wronglyRefused.get() == 0,
                "meanwhile other clients: %,.0f requests/s on A, %,.0f on B (at least %,d); %d wrongly refused",
                rateA, rateB, LOAD_PER_SECOND_MIN, wronglyRefused.get());
        return String.format("%d of %,d too late; first refusal p50 %.2f ms, p99 %.2f ms", admitted, TOKENS * ASKED_AT_ONCE,
                nanosToRefusal[TOKENS / 2] / 1e6, nanosToRefusal[TOKENS * 99 / 100] / 1e6);
    }

    private int admittedOn(GatewayProcess gateway) throws IOException {
        int admitted = 0;
        try (HttpConnection connection = gateway.connect()) {
            for (int number = 0; number < TOKENS; number++) {
                admitted += connection.statusFor(token(number)) == 200 ? 1 : 0;
            }
        }
        return admitted;
    }

    /** Asks for a token that nobody revokes, at a steady rate. */
    private void load(GatewayProcess gateway, AtomicLong done) throws IOException {
        long interval = 1_000_000_000L * LOAD_THREADS_PER_GATEWAY / LOAD_PER_SECOND;
        try (HttpConnection connection = gateway.connect()) {
            long next = System.nanoTime();
            while (!stop.get()) {
                if (connection.statusFor("good-for-ever") != 200) {
                    wronglyRefused.incrementAndGet();
                }
                done.incrementAndGet();
                next += interval;
                long early = next - System.nanoTime();
                if (early > 0) {
                    LockSupport.parkNanos(early);
                }
            }
        }
    }
}
