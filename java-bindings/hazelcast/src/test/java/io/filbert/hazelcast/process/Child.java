package io.filbert.hazelcast.process;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** Another JVM on the class path of this one, which is told what to do by lines and answers by lines. Killed when it is closed. */
public final class Child implements AutoCloseable {
    /** A child that says nothing for so long is taken for dead. */
    private static final long ANSWER_SECONDS = 60;

    private final Process process;
    private final PrintStream in;
    private final BlockingQueue<String> lines = new LinkedBlockingQueue<>();
    private final StringBuffer said = new StringBuffer();

    /** Starts {@code main} with the same run-time and system properties {@code filbert.*} as this JVM. */
    public Child(List<String> flags, Class<?> main, String... arguments) throws IOException {
        List<String> command = new ArrayList<>(List.of(System.getProperty("java.home") + "/bin/java"));
        command.addAll(flags);
        System.getProperties().stringPropertyNames().stream().filter(name -> name.startsWith("filbert."))
            .forEach(name -> command.add("-D" + name + "=" + System.getProperty(name)));
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), main.getName()));
        command.addAll(List.of(arguments));
        process = new ProcessBuilder(command).redirectErrorStream(true).start();
        in = new PrintStream(process.getOutputStream(), true, StandardCharsets.UTF_8);
        Thread reader = new Thread(this::read, "reads-" + main.getSimpleName());
        reader.setDaemon(true);
        reader.start();
    }

    private void read() {
        try (BufferedReader out = new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
            for (String line = out.readLine(); line != null; line = out.readLine()) {
                said.append(line).append('\n');
                lines.add(line);
            }
        } catch (IOException e) {
            said.append(e).append('\n');
        }
        lines.add("ended");
    }

    /** Sends a line. */
    public void tell(String line) {
        in.println(line);
    }

    /** The rest of the next line that begins so; other lines are passed over. */
    public String await(String beginning) throws InterruptedException {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(ANSWER_SECONDS);
        while (true) {
            String line = lines.poll(deadline - System.nanoTime(), TimeUnit.NANOSECONDS);
            if (line == null || line.equals("ended")) {
                throw new AssertionError((line == null ? "no line '" : "ended without a line '") + beginning + "'; it said:\n" + said);
            }
            if (line.startsWith(beginning)) {
                return line.substring(beginning.length()).trim();
            }
        }
    }

    /** Sends a signal: STOP, CONT, TERM, KILL. */
    public void signal(String name) throws IOException, InterruptedException {
        signal(process.pid(), name);
    }

    static void signal(long pid, String name) throws IOException, InterruptedException {
        int code = new ProcessBuilder("kill", "-" + name, Long.toString(pid)).inheritIO().start().waitFor();
        if (code != 0) {
            throw new IOException("kill -" + name + " " + pid + " ended with " + code);
        }
    }

    /** Waits for its end; its exit code. */
    public int exit() throws InterruptedException {
        if (!process.waitFor(ANSWER_SECONDS, TimeUnit.SECONDS)) {
            throw new AssertionError("it does not end; it said:\n" + said);
        }
        return process.exitValue();
    }

    /** All it has said. */
    public String said() {
        return said.toString();
    }

    @Override
    public void close() throws InterruptedException {
        process.destroyForcibly().waitFor();
    }
}
