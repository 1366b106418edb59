package io.filbert.demo;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * Starts two gateways and shows, in five checks, what they share. Exit status 0: all five passed; 1: one failed;
 * 2: the demo itself could not run.
 *
 * <p>Everything that is judged was seen by the clients in this program. The gateways run as processes of their own;
 * whichever way this program ends, they end, too, unless it was asked to keep them.
 */
public final class Demo {
    private static final int FIRST_HTTP_PORT = 8080;
    private static final long MINUTES_MAX = 8;

    private Demo() {
    }

    public static void main(String[] args) {
        int status = 2;
        try {
            status = run(Setting.fromSystemProperties());
        } catch (Exception broken) {
            System.err.println("The demo could not run: " + broken.getMessage());
        }
        System.exit(status);
    }

    private static int run(Setting setting) throws Exception {
        endAfter(MINUTES_MAX);
        System.out.println("Filbert demo: two gateways, one cluster" + (setting.isHazelcast() ? "  [with hazelcast-5.3.8.jar in place of filbert-hazelcast.jar]" : ""));
        Cluster cluster = prepare(setting);
        Thread killer = new Thread(cluster::destroy, "kill-gateways");
        Runtime.getRuntime().addShutdownHook(killer);
        Report report = new Report();
        check(report, JoinCheck.TITLE, () -> JoinCheck.run(cluster, report));
        boolean started = cluster.a.isAlive() && cluster.b.isAlive();
        check(report, RevocationCheck.TITLE, () -> RevocationCheck.run(startedOrFail(started, cluster), report));
        check(report, LimitCheck.TITLE, () -> LimitCheck.run(startedOrFail(started, cluster), report));
        check(report, CrashCheck.TITLE, () -> CrashCheck.run(startedOrFail(started, cluster), report));
        check(report, SpreadCheck.TITLE, () -> SpreadCheck.run(startedOrFail(started, cluster), report));
        report.printSummary();
        if (setting.keep()) {
            Runtime.getRuntime().removeShutdownHook(killer);
            printCurlLines(cluster);
        } else {
            stopAll(cluster);
        }
        System.out.println();
        System.out.printf("%d of %d checks passed; the gateways' logs are in %s%n", report.checks() - report.failures(), report.checks(), setting.workDirectory());
        if (setting.isHazelcast() && report.failures() > 0) {
            System.out.println("(A comparison: with hazelcast-5.3.8.jar a failed check is shown, not judged.)");
            return 0;
        }
        return report.failures() == 0 ? 0 : 1;
    }

    private static Cluster startedOrFail(boolean started, Cluster cluster) {
        if (!started) {
            throw new DemoFailure("not tried: the two gateways are not there");
        }
        return cluster;
    }

    private interface Check {
        String run() throws Exception;
    }

    private static void check(Report report, String title, Check check) {
        report.begin(title);
        String conclusion = "";
        try {
            conclusion = check.run();
        } catch (Exception broken) {
            report.require(false, "%s", broken instanceof DemoFailure ? broken.getMessage() : broken.toString());
        }
        report.end(conclusion);
    }

    /** Chooses ports and files. */
    private static Cluster prepare(Setting setting) throws IOException {
        Path work = setting.workDirectory();
        Files.createDirectories(work);
        MemberFile a = MemberFile.read(setting.fixtures().resolve("gateway-a.toml"));
        MemberFile b = MemberFile.read(setting.fixtures().resolve("gateway-b.toml"));
        if (MemberFile.free(a.port()) && MemberFile.free(b.port())) {
            System.out.println("The files: " + a.path() + " and " + b.path());
        } else {
            int portA = MemberFile.freeFrom(b.port() + 1);
            int portB = MemberFile.freeFrom(portA + 1);
            System.out.printf("The ports %d and %d are not both free: copies of the two files with %d and %d are used, in %s%n",
                    a.port(), b.port(), portA, portB, work);
            List<String> members = List.of(a.host() + ":" + portA, b.host() + ":" + portB);
            a = a.copy(work, portA, members);
            b = b.copy(work, portB, members);
        }
        MemberFile c = b.copy(work, MemberFile.freeFrom(Math.max(a.port(), b.port()) + 1), b.members());
        int httpA = httpPort(FIRST_HTTP_PORT);
        int httpB = httpPort(httpA + 1);
        int httpC = httpPort(httpB + 1);
        Cluster cluster = new Cluster(gateway("a", a, httpA, setting), gateway("b", b, httpB, setting), gateway("c", c, httpC, setting));
        System.out.printf("Gateway A: http://127.0.0.1:%d, member %s%nGateway B: http://127.0.0.1:%d, member %s%n",
                httpA, cluster.a.memberAddress(), httpB, cluster.b.memberAddress());
        return cluster;
    }

    private static GatewayProcess gateway(String name, MemberFile file, int httpPort, Setting setting) throws IOException {
        Files.deleteIfExists(setting.workDirectory().resolve("gateway-" + name + ".log"));
        Path config = setting.isHazelcast() ? file.renderHazelcastXml(setting.workDirectory()) : file.path();
        return new GatewayProcess(name, file, httpPort, config, setting);
    }

    private static int httpPort(int from) throws IOException {
        int port = MemberFile.freeFrom(from);
        if (port != from) {
            System.out.printf("The HTTP port %d is in use, %d is taken instead%n", from, port);
        }
        return port;
    }

    private static void stopAll(Cluster cluster) throws InterruptedException {
        cluster.c.stopIfStarted();
        cluster.b.stopIfStarted();
        cluster.a.stopIfStarted();
    }

    private static void printCurlLines(Cluster cluster) {
        int a = cluster.a.httpPort;
        int b = cluster.b.httpPort;
        System.out.println();
        System.out.println("The gateways go on running. Try:");
        System.out.printf("   curl http://127.0.0.1:%d/members%n", a);
        System.out.printf("   curl -H 'Authorization: Bearer alice' http://127.0.0.1:%d/api%n", b);
        System.out.printf("   curl -X POST http://127.0.0.1:%d/revoke/alice%n", a);
        System.out.printf("   curl -H 'Authorization: Bearer alice' http://127.0.0.1:%d/api%n", b);
        System.out.printf("   curl http://127.0.0.1:%d/limited%n", b);
        System.out.printf("   curl -X POST http://127.0.0.1:%d/counter/visits; curl http://127.0.0.1:%d/counter/visits%n", a, b);
        System.out.printf("   curl -X PUT -d hello http://127.0.0.1:%d/map/notes/first; curl http://127.0.0.1:%d/map/notes/first%n", a, b);
        System.out.printf("   curl http://127.0.0.1:%d/owned/entries%n", b);
        System.out.printf("End them with: kill %s%n", cluster.pids());
    }

    /** No check waits for ever, but a reader should not have to trust that. */
    private static void endAfter(long minutes) {
        Thread watchdog = new Thread(() -> {
            try {
                Thread.sleep(minutes * 60_000);
            } catch (InterruptedException unused) {
                return;
            }
            System.err.println("The demo has not ended after " + minutes + " minutes: given up.");
            System.exit(2);
        }, "watchdog");
        watchdog.setDaemon(true);
        watchdog.start();
    }
}
