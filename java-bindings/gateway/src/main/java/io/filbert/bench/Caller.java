package io.filbert.bench;

import com.hazelcast.cluster.Member;
import com.hazelcast.core.Hazelcast;
import com.hazelcast.core.HazelcastInstance;
import com.hazelcast.cp.IAtomicLong;
import com.hazelcast.cp.lock.FencedLock;
import com.hazelcast.map.IMap;
import com.hazelcast.topic.ITopic;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/**
 * One member of a bench cluster: plain {@code com.hazelcast} calls, the same bytecode on either jar.
 *
 * <p>Started twice; the first process makes the calls, the second is the other member. Reads one command a line from
 * standard input ({@code WORKLOAD THREADS MILLIS}) and answers each with one line {@code result OPERATIONS MEDIAN_NANOS}.
 * Ends when standard input ends.
 */
public final class Caller {
    private static final int KEYS = 4_096;
    private static final int VALUE_BYTES = 100;
    private static final int PARTITIONS_EACH_MIN = 135;
    private static final long BALANCED_NANOS_MAX = TimeUnit.SECONDS.toNanos(60);
    /** Latencies kept per thread and block; beyond that the later ones replace the earlier ones. */
    private static final int SAMPLES_MAX = 1 << 16;
    /** A local get is shorter than the clock is exact: so many are timed together. */
    private static final int LOCAL_BATCH = 64;
    private static final long HOP_SECONDS_MAX = 10;

    private final HazelcastInstance grid;
    private final IMap<String, byte[]> map;
    private final List<String> localKeys = new ArrayList<>();
    private final List<String> remoteKeys = new ArrayList<>();
    private final byte[] value = new byte[VALUE_BYTES];
    private final Semaphore pongs = new Semaphore(0);
    private IAtomicLong counter;
    private FencedLock lock;
    private ITopic<byte[]> ping;

    private Caller(HazelcastInstance grid) {
        this.grid = grid;
        this.map = grid.getMap("bench");
    }

    /** The only argument says whether this process calls ({@code caller}) or is the other member ({@code other}). */
    public static void main(String[] args) throws Exception {
        Caller caller = new Caller(Hazelcast.newHazelcastInstance());
        if (args[0].equals("caller")) {
            caller.serve();
        } else {
            caller.echo();
        }
        System.exit(0);
    }

    private void echo() throws IOException {
        ITopic<byte[]> pong = grid.getTopic("pong");
        grid.<byte[]>getTopic("ping").addMessageListener(message -> pong.publish(message.getMessageObject()));
        System.out.println("ready");
        while (System.in.read() >= 0) {
            // nothing is said to this process; the end of its input ends it
        }
    }

    private void serve() throws Exception {
        System.out.println("ready");
        BufferedReader commands = new BufferedReader(new InputStreamReader(System.in));
        for (String line = commands.readLine(); line != null; line = commands.readLine()) {
            if (line.equals("prepare")) {
                prepare();
                System.out.println("prepared");
                continue;
            }
            String[] words = line.split(" ");
            System.out.println(run(words[0], Integer.parseInt(words[1]), Long.parseLong(words[2])));
        }
    }

    /** With the other member there: chooses keys by owner and fills the map. */
    private void prepare() {
        Member self = grid.getCluster().getLocalMember();
        long deadline = System.nanoTime() + BALANCED_NANOS_MAX;
        while (!balanced(self)) {
            if (System.nanoTime() > deadline) {
                throw new IllegalStateException("two members do not own about half of the partitions each");
            }
            LockSupport.parkNanos(10_000_000);
        }
        for (int number = 0; localKeys.size() < KEYS || remoteKeys.size() < KEYS; number++) {
            String key = "bench-key-" + (100_000 + number);
            List<String> keys = isOwn(key, self) ? localKeys : remoteKeys;
            if (keys.size() < KEYS) {
                keys.add(key);
                map.set(key, value);
            }
        }
        counter = grid.getCPSubsystem().getAtomicLong(remoteName("counter", self));
        lock = grid.getCPSubsystem().getLock(remoteName("lock", self));
        ping = grid.getTopic("ping");
        grid.<byte[]>getTopic("pong").addMessageListener(message -> pongs.release());
    }

    private boolean balanced(Member self) {
        long own = grid.getPartitionService().getPartitions().stream().filter(partition -> self.equals(partition.getOwner())).count();
        int all = grid.getPartitionService().getPartitions().size();
        return own >= PARTITIONS_EACH_MIN && all - own >= PARTITIONS_EACH_MIN && grid.getPartitionService().isClusterSafe();
    }

    private boolean isOwn(String key, Member self) {
        return self.equals(grid.getPartitionService().getPartition(key).getOwner());
    }

    /** A name whose object lives on the other member, whether a grid places it by its whole name or by the group after the @. */
    private String remoteName(String prefix, Member self) {
        int number = 0;
        while (isOwn(prefix + "@" + number, self) || isOwn(Integer.toString(number), self)) {
            number++;
        }
        return prefix + "@" + number;
    }

    /** One call of a workload, or a batch of them. */
    private interface Operation {
        void run(int turn) throws Exception;
    }

    private String run(String workload, int threads, long millis) throws Exception {
        switch (workload) {
            case "local-get":
                return measure(threads, millis, LOCAL_BATCH, turn -> {
                    for (int i = 0; i < LOCAL_BATCH; i++) {
                        map.get(localKeys.get((turn * LOCAL_BATCH + i) % KEYS));
                    }
                });
            case "remote-get":
                return measure(threads, millis, 1, turn -> map.get(remoteKeys.get(turn % KEYS)));
            case "set":
                return measure(threads, millis, 1, turn -> map.set((turn % 2 == 0 ? localKeys : remoteKeys).get(turn / 2 % KEYS), value));
            case "set-own": // the two halves of "set", for who looks for the cost of one
                return measure(threads, millis, 1, turn -> map.set(localKeys.get(turn % KEYS), value));
            case "set-other":
                return measure(threads, millis, 1, turn -> map.set(remoteKeys.get(turn % KEYS), value));
            case "topic-hop": // there and back are two hops
                return measure(threads, millis, 2, turn -> {
                    ping.publish(value);
                    if (!pongs.tryAcquire(HOP_SECONDS_MAX, TimeUnit.SECONDS)) {
                        throw new IllegalStateException("a message did not come back within " + HOP_SECONDS_MAX + " s");
                    }
                });
            case "lock-unlock":
                return measure(threads, millis, 1, turn -> {
                    lock.lock();
                    lock.unlock();
                });
            case "increment":
                return measure(threads, millis, 1, turn -> counter.incrementAndGet());
            default:
                throw new IllegalArgumentException("unknown workload " + workload);
        }
    }

    /** Closed loop: each thread makes its next call when the last one has returned. */
    private static String measure(int threads, long millis, int operationsPerTurn, Operation operation) throws Exception {
        long[][] samples = new long[threads][];
        long[] turns = new long[threads];
        Exception[] failures = new Exception[threads];
        Thread[] running = new Thread[threads];
        long start = System.nanoTime();
        long end = start + TimeUnit.MILLISECONDS.toNanos(millis);
        for (int thread = 0; thread < threads; thread++) {
            int number = thread;
            running[thread] = new Thread(() -> {
                long[] mine = new long[SAMPLES_MAX];
                int turn = 0;
                try {
                    for (long before = System.nanoTime(); before < end; turn++) {
                        operation.run(number * 131 + turn & Integer.MAX_VALUE >> 8);
                        long after = System.nanoTime();
                        mine[turn % SAMPLES_MAX] = after - before;
                        before = after;
                    }
                } catch (Exception failure) {
                    failures[number] = failure;
                }
                turns[number] = turn;
                samples[number] = turn < SAMPLES_MAX ? Arrays.copyOf(mine, turn) : mine;
            });
            running[thread].start();
        }
        for (Thread thread : running) {
            thread.join();
        }
        for (Exception failure : failures) {
            if (failure != null) {
                throw failure;
            }
        }
        double seconds = (System.nanoTime() - start) / 1e9;
        long[] all = Arrays.stream(samples).flatMapToLong(Arrays::stream).sorted().toArray();
        long operations = Arrays.stream(turns).sum() * operationsPerTurn;
        return "result " + operations + " " + (double) all[all.length / 2] / operationsPerTurn + " " + operations / seconds;
    }
}
