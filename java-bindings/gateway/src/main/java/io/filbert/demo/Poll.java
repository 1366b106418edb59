package io.filbert.demo;

import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.locks.LockSupport;

/** Waits for a condition, with a deadline. */
final class Poll {
    private static final long PAUSE_NANOS = 5_000_000;

    private Poll() {
    }

    static void pause() {
        LockSupport.parkNanos(PAUSE_NANOS);
    }

    /** Asks until the answer is true; false when that did not happen within {@code limit}. */
    static boolean until(Duration limit, Callable<Boolean> condition) throws Exception {
        long deadline = System.nanoTime() + limit.toNanos();
        while (!condition.call()) {
            if (System.nanoTime() > deadline) {
                return false;
            }
            pause();
        }
        return true;
    }
}
