package io.filbert.thirdparty;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.api.function.ThrowingSupplier;

/** Waits for a condition, never for a time. */
final class Eventually {
    static final Duration DEADLINE = Duration.ofSeconds(20);
    private static final long PAUSE_NANOS = 5_000_000;

    private Eventually() {
    }

    /** Until it stops to fail; its last failure when that is never. */
    static void eventually(Executable assertion) {
        eventually(() -> {
            assertion.execute();
            return null;
        });
    }

    static <T> T eventually(ThrowingSupplier<T> assertion) {
        long deadline = System.nanoTime() + DEADLINE.toNanos();
        while (true) {
            try {
                return assertion.get();
            } catch (Throwable e) {
                if (System.nanoTime() > deadline) {
                    throw e instanceof Error ? (Error) e : new AssertionError(e);
                }
            }
            LockSupport.parkNanos(PAUSE_NANOS);
        }
    }
}
