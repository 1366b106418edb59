package io.filbert;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import io.filbert.internal.Native;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Every native method from several threads with whatever arguments there are: handles that are closed, forged, of another kind or another instance,
 * null, empty and random bytes, numbers from both ends. Each call answers or throws {@link FilbertException}; none panics, crashes or stays.
 */
@ExtendWith(NeedsLibrary.class)
class HostileCallsTest {
    private static final int THREADS = 6;
    private static final long SECONDS = 2;
    private static final long ENDS_WITHIN_MILLIS = 20_000;
    /** They are called for their panics; wait for their own time; or are given an address, which is the caller's promise. */
    private static final Set<String> LEFT_OUT = Set.of("abi", "panic", "panicRaw", "gridStart", "eventPoll", "logPoll",
        "mapGet", "mapGetHere", "mapContainsKey", "mapPut", "mapSet", "mapRemove", "lockAcquire", "lockAsync", "mapLock", "mapTryPut", "mapTryRemove");
    /** Of the second half: they take the handles away under the others. */
    private static final Set<String> CLOSING = Set.of("gridShutdown", "gridTerminate", "gridClose", "objectClose", "objectDestroy", "logClose", "cursorClose");
    private static final long[] NUMBERS = {0, 1, -1, -2, 50, Integer.MIN_VALUE, Integer.MAX_VALUE, 1L << 40, Long.MIN_VALUE, Long.MAX_VALUE};

    private final List<Method> methods = new ArrayList<>();
    private final Queue<String> wrong = new ConcurrentLinkedQueue<>();
    private final Map<Thread, String> under = new ConcurrentHashMap<>();
    private final AtomicBoolean closing = new AtomicBoolean();
    private final AtomicBoolean stop = new AtomicBoolean();
    private long[] handles;

    @Test
    void noArgumentsHarmTheLibrary() throws Exception {
        Native.ensureLoaded();
        for (Method method : Native.class.getDeclaredMethods()) {
            if (Modifier.isNative(method.getModifiers()) && Modifier.isPublic(method.getModifiers()) && !LEFT_OUT.contains(method.getName())) {
                methods.add(method);
            }
        }
        String[] config = {"clustered", "false", "property.hazelcast.operation.call.timeout.millis", "300"};
        long grid = Native.gridStart(config, 0);
        long other = Native.gridStart(config, 0);
        long map = Native.mapOpen(grid, "m");
        long closed = Native.mapOpen(grid, "closed");
        Native.objectClose(closed);
        Native.objectClose(closed);
        handles = new long[] {0, -1, Long.MIN_VALUE, Long.MAX_VALUE, map, map + 1, map ^ 1L << 32, map | 1L << 63, closed, Native.mapOpen(other, "m"),
            Native.topicOpen(grid, "t"), Native.lockOpen(grid, "l", 0), Native.counterOpen(grid, "c"), Native.mapScan(map, Native.SCAN_KEYS, false),
            Native.logOpen(10), grid, other};
        List<Thread> threads = new ArrayList<>();
        for (int n = 0; n < THREADS; n++) {
            Random random = new Random(n);
            Thread thread = new Thread(() -> callOn(random), "hostile-" + n);
            thread.setDaemon(true);
            thread.start();
            threads.add(thread);
        }
        TimeUnit.SECONDS.sleep(SECONDS); // how long it is done, not a wait
        closing.set(true);
        TimeUnit.SECONDS.sleep(SECONDS);
        stop.set(true);
        long deadline = System.currentTimeMillis() + ENDS_WITHIN_MILLIS;
        for (Thread thread : threads) {
            thread.join(Math.max(1, deadline - System.currentTimeMillis()));
            assertFalse(thread.isAlive(), () -> "stays in " + under.get(thread));
        }
        Native.gridClose(grid);
        Native.gridClose(other);
        assertEquals(List.of(), List.copyOf(wrong));
    }

    private void callOn(Random random) {
        while (!stop.get()) {
            Method method = methods.get(random.nextInt(methods.size()));
            if (CLOSING.contains(method.getName()) && !closing.get()) {
                continue;
            }
            Class<?>[] types = method.getParameterTypes();
            Object[] arguments = new Object[types.length];
            for (int i = 0; i < types.length; i++) {
                arguments[i] = argument(types[i], i == 0, random);
            }
            under.put(Thread.currentThread(), method.getName());
            if (random.nextInt(20) == 0) {
                Thread.currentThread().interrupt();
            }
            try {
                method.invoke(null, arguments);
            } catch (InvocationTargetException e) {
                if (!(e.getCause() instanceof FilbertException)) {
                    wrong.add(method.getName() + ": " + e.getCause());
                }
            } catch (IllegalAccessException e) {
                throw new IllegalStateException(e);
            }
            Thread.interrupted();
        }
    }

    private Object argument(Class<?> type, boolean first, Random random) {
        if (type == long.class) {
            return first || random.nextInt(4) == 0 ? handles[random.nextInt(handles.length)] : NUMBERS[random.nextInt(NUMBERS.length)];
        }
        if (type == int.class) {
            return (int) NUMBERS[random.nextInt(NUMBERS.length)];
        }
        if (type == boolean.class) {
            return random.nextBoolean();
        }
        if (type == byte[].class) {
            byte[] bytes = new byte[random.nextInt(64)];
            random.nextBytes(bytes);
            return random.nextInt(6) == 0 ? null : bytes;
        }
        if (type == String.class) {
            String[] texts = {null, "", "m", "\0", "\ud800", "x".repeat(300), "xml", "yaml"};
            return texts[random.nextInt(texts.length)];
        }
        if (type == String[].class) {
            String[][] lists = {null, {}, {"odd"}, {null, null}, {"map.a.backup-count", "99"}, {"\0", "\ud800"}};
            return lists[random.nextInt(lists.length)];
        }
        return null; // a buffer
    }
}
