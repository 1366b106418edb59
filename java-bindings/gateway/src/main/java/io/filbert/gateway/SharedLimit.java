package io.filbert.gateway;

import com.hazelcast.cp.IAtomicLong;

/**
 * A limit that all gateways share: so many requests in each window of two seconds.
 *
 * <p>The current window and what was used of it are <em>one</em> number in the grid, window in the upper half, count in
 * the lower. Adding one therefore tells a gateway two things at once that cannot contradict each other: in which window
 * its request was counted, and as the how-manieth. The gateways' clocks need not agree: a clock only proposes that the
 * next window begins; the grid's number says which one it is, and it never goes back.
 */
final class SharedLimit {
    static final int REQUESTS_PER_WINDOW = 1_000;
    private static final long WINDOW_MILLIS = 2_000;
    private static final int COUNT_BITS = 32;
    private static final long COUNT_MASK = (1L << COUNT_BITS) - 1;
    /** Each failed attempt means that another request was counted meanwhile; so many in a row mean a broken grid. */
    private static final int ATTEMPTS_MAX = 10_000;

    private final IAtomicLong windowAndCount;

    SharedLimit(IAtomicLong windowAndCount) {
        this.windowAndCount = windowAndCount;
    }

    Decision ask() {
        for (int attempt = 0; attempt < ATTEMPTS_MAX; attempt++) {
            long counted = windowAndCount.incrementAndGet();
            long window = counted >>> COUNT_BITS;
            long clock = System.currentTimeMillis() / WINDOW_MILLIS;
            if (clock <= window) {
                return new Decision(window, (counted & COUNT_MASK) <= REQUESTS_PER_WINDOW);
            }
            // That window is over. Whoever succeeds here begins the next one with its own request; the others count again.
            if (windowAndCount.compareAndSet(counted, clock << COUNT_BITS | 1)) {
                return new Decision(clock, true);
            }
        }
        throw new IllegalStateException("no window could be begun in " + ATTEMPTS_MAX + " attempts");
    }

    /** Whether the request is admitted, and by the limit of which window. */
    static final class Decision {
        final long window;
        final boolean admitted;

        Decision(long window, boolean admitted) {
            this.window = window;
            this.admitted = admitted;
        }
    }
}
