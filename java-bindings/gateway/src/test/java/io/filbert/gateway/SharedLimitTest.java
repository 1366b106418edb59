package io.filbert.gateway;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.hazelcast.cp.IAtomicLong;
import java.lang.reflect.Proxy;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

/** The limit's arithmetic, on a counter of this process in the grid's place. */
class SharedLimitTest {
    private static final int THREADS = 16;

    @Test
    void exactlyTheLimitIsAdmittedInEachWholeWindow() throws InterruptedException {
        IAtomicLong counter = counterOfThisProcess(new AtomicLong());
        SharedLimit[] gateways = {new SharedLimit(counter), new SharedLimit(counter)};
        Map<Long, AtomicInteger> admitted = new ConcurrentHashMap<>();
        AtomicInteger windowsSeen = new AtomicInteger();
        Thread[] callers = new Thread[THREADS];
        for (int i = 0; i < THREADS; i++) {
            SharedLimit gateway = gateways[i % 2];
            callers[i] = new Thread(() -> {
                while (windowsSeen.get() <= 2) { // until the third has begun: the second is whole
                    SharedLimit.Decision decision = gateway.ask();
                    AtomicInteger count = admitted.computeIfAbsent(decision.window, name -> {
                        windowsSeen.incrementAndGet();
                        return new AtomicInteger();
                    });
                    if (decision.admitted) {
                        count.incrementAndGet();
                    }
                }
            });
            callers[i].start();
        }
        for (Thread caller : callers) {
            caller.join();
        }
        Map<Long, AtomicInteger> inOrder = new TreeMap<>(admitted);
        Long[] names = inOrder.keySet().toArray(new Long[0]);
        assertEquals(SharedLimit.REQUESTS_PER_WINDOW, admitted.get(names[1]).get());
        assertEquals(names[0] + 1, names[1], "windows follow each other");
    }

    @Test
    void gatewayWhoseClockIsBehindCountsInTheWindowThatRuns() {
        long ahead = System.currentTimeMillis() / 2_000 + 5;
        AtomicLong number = new AtomicLong(ahead << 32 | SharedLimit.REQUESTS_PER_WINDOW - 1);
        SharedLimit limit = new SharedLimit(counterOfThisProcess(number));
        SharedLimit.Decision last = limit.ask();
        SharedLimit.Decision tooMany = limit.ask();
        assertEquals(ahead, last.window);
        assertTrue(last.admitted, "the last one that fits");
        assertEquals(ahead, tooMany.window);
        assertTrue(!tooMany.admitted, "one more");
    }

    /** The two methods that the limit uses; any other fails the test. */
    private static IAtomicLong counterOfThisProcess(AtomicLong number) {
        return (IAtomicLong) Proxy.newProxyInstance(SharedLimitTest.class.getClassLoader(), new Class<?>[] {IAtomicLong.class},
                (proxy, method, arguments) -> {
                    switch (method.getName()) {
                        case "incrementAndGet":
                            return number.incrementAndGet();
                        case "compareAndSet":
                            return number.compareAndSet((Long) arguments[0], (Long) arguments[1]);
                        default:
                            throw new UnsupportedOperationException(method.toString());
                    }
                });
    }
}
