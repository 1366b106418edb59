package io.filbert.hazelcast.process;

import com.hazelcast.config.Config;
import com.hazelcast.core.Hazelcast;
import com.hazelcast.core.HazelcastInstance;
import com.hazelcast.map.IMap;
import com.hazelcast.map.listener.EntryAddedListener;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** A JVM that says what an instance costs it and what is left of one: see {@code LifeTest}. */
public final class Life {
    private static final long END_SECONDS = 20;

    private Life() {
    }

    public static void main(String[] arguments) throws Exception {
        Member.useTested();
        switch (arguments[0]) {
            case "leftovers":
                leftovers();
                break;
            case "cost":
                cost();
                break;
            default:
                hook(arguments[0]);
                break;
        }
    }

    private static Config config(String name, String... members) {
        return Member.config(members).setInstanceName(name).setProperty("hazelcast.logging.type", "jdk");
    }

    private static void use(HazelcastInstance instance) throws InterruptedException {
        CountDownLatch heard = new CountDownLatch(1);
        IMap<String, String> map = instance.getMap("m");
        map.addEntryListener((EntryAddedListener<String, String>) event -> heard.countDown(), true);
        map.remove("k");
        map.put("k", "v", 1, TimeUnit.HOURS);
        map.putAsync("l", "v").toCompletableFuture().join();
        instance.getCPSubsystem().getLock("l").lock();
        instance.getCPSubsystem().getAtomicLong("n").incrementAndGet();
        if (!heard.await(END_SECONDS, TimeUnit.SECONDS)) {
            throw new IllegalStateException("no event");
        }
    }

    /** Three instances, one after the other and two at once; then says each thread and file that was not there before, and ends by itself. */
    private static void leftovers() throws Exception {
        java.util.logging.Logger.getLogger("com.hazelcast").setLevel(java.util.logging.Level.WARNING); // loads what logging needs
        Map<String, String> before = threads();
        for (int i = 0; i < 2; i++) {
            HazelcastInstance first = Hazelcast.newHazelcastInstance(config("first"));
            HazelcastInstance second = Hazelcast.newHazelcastInstance(config("second", Member.address(first)));
            use(first);
            System.out.println("threads " + (threads().size() - before.size()));
            first.shutdown();
            use(second);
            second.getLifecycleService().terminate();
        }
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(END_SECONDS);
        Map<String, String> left = left(before);
        while (!left.isEmpty() && System.nanoTime() < deadline) {
            Thread.sleep(10);
            left = left(before);
        }
        left.values().forEach(name -> System.out.println("left thread " + name));
        for (String file : new File(System.getProperty("java.io.tmpdir")).list()) {
            if (!file.startsWith("hsperfdata")) {
                System.out.println("left file " + file);
            }
        }
        System.out.println("looked");
    }

    private static Map<String, String> left(Map<String, String> before) throws IOException {
        Map<String, String> left = threads();
        left.keySet().removeAll(before.keySet());
        // The JVM's own come when they are needed: compilers, collectors, what serves signals and references.
        left.values().removeIf(name -> name.matches("C[12] Compiler.*|G1 .*|GC Thread.*|Sweeper.*|VM .*|Attach Listener|Common-Cleaner|process reaper|Java2D.*|DestroyJavaVM"));
        return left;
    }

    /** Name of each thread of the process, by its number. */
    private static Map<String, String> threads() throws IOException {
        Map<String, String> threads = new TreeMap<>();
        for (File task : new File("/proc/self/task").listFiles()) {
            try {
                threads.put(task.getName(), Files.readString(task.toPath().resolve("comm")).trim());
            } catch (IOException e) {
                if (task.exists()) {
                    throw e;
                }
            }
        }
        return threads;
    }

    /** Says what a started instance adds to this JVM, idle and after some use: threads, and resident kilobytes after a collection. */
    private static void cost() throws Exception {
        long bare = resident();
        Map<String, String> before = threads();
        HazelcastInstance instance = Hazelcast.newHazelcastInstance(config("cost"));
        System.out.println("started " + (resident() - bare) + " KB");
        Map<String, String> started = threads();
        started.keySet().removeAll(before.keySet());
        started.values().removeIf(name -> name.matches("C[12] Compiler.*|G1 .*|GC Thread.*"));
        System.out.println("threads " + started.size() + " " + started.values());
        use(instance);
        System.out.println("used " + (resident() - bare) + " KB");
        instance.shutdown();
        System.out.println("done");
    }

    private static long resident() throws Exception {
        System.gc();
        for (String line : Files.readAllLines(Path.of("/proc/self/status"))) {
            if (line.startsWith("VmRSS:")) {
                return Long.parseLong(line.replaceAll("[^0-9]", ""));
            }
        }
        throw new IllegalStateException("/proc/self/status names no VmRSS");
    }

    /** With {@code hazelcast.shutdownhook.enabled} as given, the host's own hook says what it can still do when the JVM ends. */
    private static void hook(String enabled) throws Exception {
        HazelcastInstance instance = Hazelcast.newHazelcastInstance(config("hooked").setProperty("hazelcast.shutdownhook.enabled", enabled));
        IMap<String, String> map = instance.getMap("m");
        CountDownLatch stopped = new CountDownLatch(1);
        instance.getLifecycleService().addLifecycleListener(event -> {
            System.out.println("state " + event.getState());
            if (event.getState() == com.hazelcast.core.LifecycleEvent.LifecycleState.SHUTDOWN) {
                stopped.countDown();
            }
        });
        boolean stops = Boolean.parseBoolean(enabled);
        Runtime.getRuntime().addShutdownHook(new Thread(() -> {
            try {
                if (stops) {
                    stopped.await(END_SECONDS, TimeUnit.SECONDS);
                } else {
                    Thread.sleep(500); // a gateway drains its requests meanwhile: that it still can is what is tested
                }
                map.put("late", "v");
                System.out.println("served");
            } catch (InterruptedException | IllegalStateException e) {
                System.out.println("refused " + e.getClass().getSimpleName());
            }
        }));
        System.out.println("ready");
        new CountDownLatch(1).await(); // until the signal
    }
}
