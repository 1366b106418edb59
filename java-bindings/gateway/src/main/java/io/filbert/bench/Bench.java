package io.filbert.bench;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * Filbert and Hazelcast side by side: two JVMs each, all four alive throughout, blocks of the same workload in turns.
 *
 * <p>A rate on a busy machine says little, so each block of one side is compared with the block of the other side next to
 * it, and what is judged is the ratio. CPU time is that of both members, as the kernel counts it.
 */
public final class Bench {
    private static final String[][] WORKLOADS = {
        {"local-get", "1"}, {"local-get", "8"}, {"local-get", "32"},
        {"remote-get", "1"}, {"remote-get", "8"}, {"remote-get", "32"},
        {"set", "1"}, {"set", "8"}, {"set", "32"},
        {"topic-hop", "1"}, {"lock-unlock", "1"}, {"increment", "1"},
    };
    /** Of the kernel's counters in /proc/PID/stat, on every Linux that Debian ships. */
    private static final double TICKS_PER_SECOND = 100;

    private Bench() {
    }

    /** Arguments: the two jars, the classes of this program, blocks per side, seconds per block. */
    public static void main(String[] args) throws Exception {
        if (args.length != 5) {
            System.err.println("usage: Bench FILBERT.jar HAZELCAST.jar CLASSES BLOCKS SECONDS; start it with: make bench");
            System.exit(2);
        }
        int blocks = Integer.parseInt(args[3]);
        long millis = (long) (Double.parseDouble(args[4]) * 1000);
        System.out.printf("Bench: %d blocks of %.1f s a side and workload, in turns, after one to warm up: about %d s%n",
                blocks, millis / 1e3, WORKLOADS.length * 2 * (blocks + 1) * millis / 1000);
        Side filbert = new Side("Filbert", args[0], args[2]);
        Side hazelcast = new Side("Hazelcast", args[1], args[2]);
        try {
            filbert.start();
            hazelcast.start();
            run(filbert, hazelcast, blocks, millis);
            System.out.printf("%nLoad average now: %s (other programs on this machine make the rates smaller; the ratios stay)%n",
                    Files.readString(Path.of("/proc/loadavg")).replaceFirst(" \\d+/.*\\s*$", ""));
        } finally {
            filbert.stop();
            hazelcast.stop();
        }
    }

    private static void run(Side filbert, Side hazelcast, int blocks, long millis) throws IOException {
        System.out.printf("%n%-11s %7s | %31s | %31s | %s%n", "", "", "Filbert", "Hazelcast 5.3.8", "Filbert / Hazelcast");
        System.out.printf("%-11s %7s | %9s %10s %10s | %9s %10s %10s | %s%n", "workload", "threads",
                "median us", "ops/s", "CPU us/op", "median us", "ops/s", "CPU us/op", "rate (lowest-highest)   CPU");
        for (String[] workload : WORKLOADS) {
            filbert.block(workload, millis);
            hazelcast.block(workload, millis);
            List<Block> ours = new ArrayList<>();
            List<Block> theirs = new ArrayList<>();
            for (int block = 0; block < blocks; block++) {
                if (block % 2 == 0) {
                    ours.add(filbert.block(workload, millis));
                    theirs.add(hazelcast.block(workload, millis));
                } else {
                    theirs.add(hazelcast.block(workload, millis));
                    ours.add(filbert.block(workload, millis));
                }
            }
            printRow(workload, ours, theirs);
        }
    }

    private static void printRow(String[] workload, List<Block> ours, List<Block> theirs) {
        double[] ratios = new double[ours.size()];
        double[] cpuRatios = new double[ours.size()];
        for (int i = 0; i < ratios.length; i++) {
            ratios[i] = ours.get(i).rate / theirs.get(i).rate;
            cpuRatios[i] = ours.get(i).cpuMicros / theirs.get(i).cpuMicros;
        }
        System.out.printf(Locale.ROOT, "%-11s %7s | %s | %s | %.2fx (%.2f-%.2f)%9.2fx%n", workload[0], workload[1], columns(ours), columns(theirs),
                median(ratios), Arrays.stream(ratios).min().orElse(0), Arrays.stream(ratios).max().orElse(0), median(cpuRatios));
    }

    private static String columns(List<Block> blocks) {
        return String.format(Locale.ROOT, "%9.2f %10.0f %10.2f",
                median(blocks.stream().mapToDouble(block -> block.medianMicros).toArray()),
                median(blocks.stream().mapToDouble(block -> block.rate).toArray()),
                median(blocks.stream().mapToDouble(block -> block.cpuMicros).toArray()));
    }

    private static double median(double[] values) {
        Arrays.sort(values);
        int middle = values.length / 2;
        return values.length % 2 == 1 ? values[middle] : (values[middle - 1] + values[middle]) / 2;
    }

    /** What one block of one workload showed. */
    private static final class Block {
        final double rate;
        final double medianMicros;
        final double cpuMicros;

        Block(double rate, double medianMicros, double cpuMicros) {
            this.rate = rate;
            this.medianMicros = medianMicros;
            this.cpuMicros = cpuMicros;
        }
    }

    /** Two members on one jar. */
    private static final class Side {
        private final String name;
        private final String jar;
        private final String classes;
        private Member caller;
        private Member other;

        Side(String name, String jar, String classes) {
            this.name = name;
            this.jar = jar;
            this.classes = classes;
        }

        void start() throws IOException {
            int[] ports = {freePort(), freePort()};
            caller = new Member(this, "caller", ports[0], ports);
            caller.await("ready");
            other = new Member(this, "other", ports[1], ports);
            other.await("ready");
            caller.say("prepare");
            caller.await("prepared");
        }

        Block block(String[] workload, long millis) throws IOException {
            double before = caller.cpuSeconds() + other.cpuSeconds();
            caller.say(workload[0] + " " + workload[1] + " " + millis);
            String[] result = caller.await("result ").split(" ");
            double cpu = caller.cpuSeconds() + other.cpuSeconds() - before;
            long operations = Long.parseLong(result[1]);
            return new Block(Double.parseDouble(result[3]), Double.parseDouble(result[2]) / 1e3, cpu * 1e6 / operations);
        }

        void stop() {
            for (Member member : new Member[] {caller, other}) {
                if (member != null) {
                    member.process.destroyForcibly();
                }
            }
        }

        private static int freePort() throws IOException {
            try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
                return socket.getLocalPort();
            }
        }
    }

    /** One JVM. */
    private static final class Member {
        final Process process;
        private final BufferedReader answers;
        private final PrintStream commands;
        private final Path log;

        Member(Side side, String role, int port, int[] ports) throws IOException {
            Path directory = Files.createTempDirectory("filbert-bench");
            boolean isHazelcast = new File(side.jar).getName().startsWith("hazelcast-");
            Path config = directory.resolve(isHazelcast ? "hazelcast.xml" : "deployment.toml");
            Files.writeString(config, isHazelcast ? xml(side.name, port, ports) : toml(side.name, port, ports));
            log = directory.resolve("member.log");
            List<String> command = new ArrayList<>(List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                    "-Xms512m", "-Xmx512m", "-Dhazelcast.config=" + config));
            if (isHazelcast) {
                command.addAll(List.of("-Dhazelcast.wait.seconds.before.join=0", "-Dhazelcast.phone.home.enabled=false"));
            }
            command.addAll(List.of("-cp", classesAnd(side), Caller.class.getName(), role));
            process = new ProcessBuilder(command).redirectError(log.toFile()).start();
            // Ends with this program in any case: the end of its input ends it, and this for a program that ends orderly.
            Runtime.getRuntime().addShutdownHook(new Thread(process::destroyForcibly));
            answers = new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
            commands = new PrintStream(process.getOutputStream(), true, StandardCharsets.UTF_8);
        }

        private static String classesAnd(Side side) {
            return side.classes + File.pathSeparator + side.jar;
        }

        void say(String command) {
            commands.println(command);
        }

        String await(String prefix) throws IOException {
            for (String line = answers.readLine(); line != null; line = answers.readLine()) {
                if (line.startsWith(prefix)) {
                    return line;
                }
            }
            throw new IOException("a member ended before it said \"" + prefix.trim() + "\"; its log is " + log);
        }

        /** User and system time so far. */
        double cpuSeconds() throws IOException {
            String stat = Files.readString(Path.of("/proc/" + process.pid() + "/stat"));
            String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ");
            return (Long.parseLong(fields[11]) + Long.parseLong(fields[12])) / TICKS_PER_SECOND;
        }

        private static String toml(String cluster, int port, int[] ports) {
            return "[clustering]\nmembership_scheme = \"wka\"\ndomain = \"bench-" + cluster + "\"\nlocal_member_host = \"127.0.0.1\"\n"
                    + "local_member_port = " + port + "\nmembers = [\"127.0.0.1:" + ports[0] + "\", \"127.0.0.1:" + ports[1] + "\"]\n";
        }

        private static String xml(String cluster, int port, int[] ports) {
            return "<hazelcast xmlns=\"http://www.hazelcast.com/schema/config\"><cluster-name>bench-" + cluster + "</cluster-name><network>"
                    + "<public-address>127.0.0.1:" + port + "</public-address><port>" + port + "</port><join><multicast enabled=\"false\"/><tcp-ip enabled=\"true\">"
                    + "<member>127.0.0.1:" + ports[0] + "</member><member>127.0.0.1:" + ports[1] + "</member></tcp-ip></join></network></hazelcast>\n";
        }
    }
}
