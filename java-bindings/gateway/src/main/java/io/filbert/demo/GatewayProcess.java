package io.filbert.demo;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** One gateway JVM: started, asked, killed. Its output goes to a file of its own. */
final class GatewayProcess {
    private static final long START_SECONDS_MAX = 60;
    private static final long STOP_SECONDS_MAX = 10;
    private static final int LOG_LINES_SHOWN = 40;

    final String name;
    final MemberFile file;
    final int httpPort;
    private final List<String> command;
    private final Path log;
    private Process process;
    private long startedAt;

    GatewayProcess(String name, MemberFile file, int httpPort, Path hazelcastConfig, Setting setting) {
        this.name = name;
        this.file = file;
        this.httpPort = httpPort;
        this.log = setting.workDirectory().resolve("gateway-" + name + ".log");
        this.command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of("-Xms256m", "-Xmx512m", "-Dhazelcast.config=" + hazelcastConfig));
        if (setting.isHazelcast()) {
            // Without the first, its joiner sleeps 5 s before it looks for members; the second reports every start to its maker.
            command.addAll(List.of("-Dhazelcast.wait.seconds.before.join=0", "-Dhazelcast.phone.home.enabled=false"));
        }
        command.addAll(List.of("-cp", setting.gatewayClasses() + File.pathSeparator + setting.gridJar(),
                setting.keep() ? "io.filbert.gateway.Gateway" : Leashed.class.getName(), Integer.toString(httpPort)));
    }

    void start() throws IOException {
        startedAt = System.nanoTime();
        process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()))
                .redirectInput(ProcessBuilder.Redirect.from(new File("/dev/null")))
                .start();
    }

    /** Waits until the gateway answers its first request, which asks for {@code token}; says how that was answered and when. */
    FirstAnswer awaitFirstAnswer(String token) throws IOException {
        long deadline = startedAt + TimeUnit.SECONDS.toNanos(START_SECONDS_MAX);
        while (true) {
            try (HttpConnection connection = new HttpConnection(httpPort)) {
                int status = connection.statusFor(token);
                return new FirstAnswer(status, (System.nanoTime() - startedAt) / 1_000_000);
            } catch (IOException notYet) {
                if (!process.isAlive()) {
                    throw new DemoFailure("gateway " + name + " ended with status " + process.exitValue() + " instead of serving." + logTail());
                }
                if (System.nanoTime() > deadline) {
                    throw new DemoFailure("gateway " + name + " did not serve within " + START_SECONDS_MAX + " s of its start." + logTail());
                }
                Poll.pause();
            }
        }
    }

    /** The answer to a gateway's first request: its HTTP status, and the milliseconds since the JVM was started. */
    record FirstAnswer(int status, long millis) {
    }

    /** {@code kill -9}. */
    void kill() throws InterruptedException {
        process.destroyForcibly().waitFor();
    }

    /** Asks it to end, and sees to it that it does. */
    void stopIfStarted() throws InterruptedException {
        if (process == null) {
            return;
        }
        process.destroy();
        if (!process.waitFor(STOP_SECONDS_MAX, TimeUnit.SECONDS)) {
            kill();
        }
    }

    /** Last resort, for a demo that ends early; harmless when the process has ended. */
    void destroyIfStarted() {
        if (process != null) {
            process.destroyForcibly();
        }
    }

    HttpConnection connect() throws IOException {
        return new HttpConnection(httpPort);
    }

    boolean isAlive() {
        return process != null && process.isAlive();
    }

    /** The process number, or nothing when it does not run. */
    String pid() {
        return isAlive() ? Long.toString(process.pid()) : "";
    }

    String memberAddress() {
        return file.host() + ":" + file.port();
    }

    /** The gateway's own line about how long its join took, for information. */
    String joinLine() {
        try (var lines = Files.lines(log)) {
            return lines.filter(line -> line.startsWith("joined in ")).reduce((first, last) -> last).orElse("");
        } catch (IOException unreadable) {
            return "";
        }
    }

    String logTail() {
        try {
            List<String> lines = Files.readAllLines(log);
            return "\n--- the end of " + log + "\n"
                    + String.join("\n", lines.subList(Math.max(0, lines.size() - LOG_LINES_SHOWN), lines.size()));
        } catch (IOException unreadable) {
            return " (its log " + log + " cannot be read: " + unreadable.getMessage() + ")";
        }
    }
}
