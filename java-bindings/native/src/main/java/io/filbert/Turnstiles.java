package io.filbert;

import java.nio.ByteBuffer;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.LongUnaryOperator;

/**
 * Lets a few of the virtual threads that wait for one lock wait in the cluster; the others wait here, in Java.
 *
 * <p>A partition parks some thousands of waiters, and there may be a hundred thousand. Whoever waits here waits for the same lock as those in front, so
 * nobody can hold what is needed to move on; the holder itself, who may lock again, never waits here: it is asked for without a wait first.
 */
final class Turnstiles {
    /** Virtual threads of this member that wait for one lock in the cluster. */
    static final int WAITING_MAX = 16;

    private static final class Turnstile {
        final Semaphore places = new Semaphore(WAITING_MAX, true);
        int users;
    }

    private static final class Name {
        final long object;
        final ByteBuffer key;

        Name(long object, ByteBuffer key) {
            this.object = object;
            this.key = key;
        }

        @Override
        public boolean equals(Object other) {
            return other instanceof Name && object == ((Name) other).object && key.equals(((Name) other).key);
        }

        @Override
        public int hashCode() {
            return Objects.hash(object, key);
        }
    }

    private final ConcurrentHashMap<Name, Turnstile> turnstiles = new ConcurrentHashMap<>();

    /**
     * Acquires a lock.
     *
     * @param wait below 0: for ever
     * @param ask tries to acquire it for so many milliseconds (below 0: for ever) and answers 0 when it was not had
     * @return what {@code ask} said at last
     */
    long pass(long object, ByteBuffer key, long wait, LongUnaryOperator ask) {
        long had = ask.applyAsLong(0);
        if (had != 0 || wait == 0) {
            return had;
        }
        Name name = new Name(object, key);
        Turnstile turnstile = turnstiles.compute(name, (same, present) -> {
            Turnstile used = present == null ? new Turnstile() : present;
            used.users++;
            return used;
        });
        try {
            long started = System.nanoTime();
            if (!place(turnstile.places, wait)) {
                return 0;
            }
            try {
                long waited = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - started);
                return ask.applyAsLong(wait < 0 ? wait : Math.max(0, wait - waited));
            } finally {
                turnstile.places.release();
            }
        } finally {
            turnstiles.compute(name, (same, present) -> --present.users == 0 ? null : present);
        }
    }

    /** Not interruptible; an interrupt is kept for later. */
    private static boolean place(Semaphore places, long wait) {
        if (wait < 0) {
            places.acquireUninterruptibly();
            return true;
        }
        long deadline = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(wait);
        boolean interrupted = false;
        try {
            while (true) {
                try {
                    return places.tryAcquire(deadline - System.nanoTime(), TimeUnit.NANOSECONDS);
                } catch (InterruptedException e) {
                    interrupted = true;
                }
            }
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
