package io.filbert.hazelcast;

import com.hazelcast.core.Hazelcast;
import com.hazelcast.map.IMap;
import io.filbert.GridMap;
import io.filbert.Scratch;
import io.filbert.hazelcast.process.Member;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A program that prints what the serialization of a String key costs of a local get: nanoseconds a call, medians. See docs/performance.md.
 *
 * <p>Three parts, each alone: the key's bytes into the thread's buffer; the native call with a key that is there already; the whole {@code IMap.get}.
 */
public final class KeyCost {
    private static final int ROUNDS = 9;
    private static final int CALLS = 1_000_000;
    /** So many keys take turns, so that no call knows its key's bytes beforehand. */
    private static final int KEYS = 64;

    /** What was measured ends here, so that nobody optimises it away. */
    private static volatile long sink;

    private KeyCost() {
    }

    public static void main(String[] arguments) {
        Member.useTested();
        GridInstance instance = (GridInstance) Hazelcast.newHazelcastInstance(Member.config().setInstanceName("key-cost"));
        IMap<String, Long> map = instance.getMap("keys");
        GridMap bare = instance.grid().map("keys");
        Map<String, String> patterns = new LinkedHashMap<>();
        patterns.put("8 letters", "k%07d");
        patterns.put("36 letters, as a UUID", "6fa459ea-ee8a-3ca4-894e-%012d");
        patterns.put("200 letters", "%0200d");
        patterns.put("36 letters, some of two bytes", "schl\u00fcssel-ma\u00df-\u00e4\u00f6\u00fc-------------%08d");
        System.out.printf("%-32s %12s %12s %12s%n", "key", "to bytes", "native get", "IMap.get");
        patterns.forEach((title, pattern) -> {
            String[] keys = new String[KEYS];
            for (int i = 0; i < KEYS; i++) {
                keys[i] = String.format(pattern, i);
                map.set(keys[i], (long) i);
            }
            System.out.printf("%-32s %9.0f ns %9.0f ns %9.0f ns%n", title, bytes(keys), bare(bare, keys), whole(map, keys));
        });
        instance.shutdown();
    }

    private static double bytes(String[] keys) {
        Scratch scratch = Scratch.acquire();
        return median(turn -> Fast.write(scratch.buffer(), 0, keys[turn % KEYS], null));
    }

    private static double bare(GridMap map, String[] keys) {
        Scratch scratch = Scratch.acquire();
        byte[] form = new byte[Fast.write(scratch.buffer(), 0, keys[0], null)];
        scratch.buffer().position(0).get(form);
        // The result takes the key's place in the buffer: the few bytes that it covers are put back.
        byte[] covered = Arrays.copyOf(form, 16);
        return median(turn -> {
            scratch.buffer().position(0).put(covered, 0, Math.min(covered.length, form.length));
            return map.get(scratch, form.length);
        });
    }

    private static double whole(IMap<String, Long> map, String[] keys) {
        return median(turn -> map.get(keys[turn % KEYS]));
    }

    private interface Call {
        long run(int turn);
    }

    private static double median(Call call) {
        double[] rounds = new double[ROUNDS];
        for (int round = -2; round < ROUNDS; round++) { // two to warm up
            long before = System.nanoTime();
            long sum = 0;
            for (int turn = 0; turn < CALLS; turn++) {
                sum += call.run(turn);
            }
            if (round >= 0) {
                rounds[round] = (double) (System.nanoTime() - before) / CALLS;
            }
            sink += sum;
        }
        Arrays.sort(rounds);
        return rounds[ROUNDS / 2];
    }
}
