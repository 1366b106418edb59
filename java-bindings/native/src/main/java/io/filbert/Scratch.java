package io.filbert;

import io.filbert.internal.Native;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Memory through which arguments and results of the hot calls pass: a direct buffer whose address was resolved once.
 *
 * <p>A platform thread owns one for its life. Virtual threads, of which there may be a million, borrow from a bounded pool for the length of one call.
 * Between {@link #acquire} and {@link #release} no foreign code may run: it could use the same buffer.
 */
public final class Scratch {
    /** Size of a buffer; longer arguments and results take the slower way. */
    public static final int CAPACITY = 64 << 10;
    /** How many buffers virtual threads share; the next one waits. */
    static final int VIRTUAL_MAX = 64;

    private static final ThreadLocal<Scratch> OWN = ThreadLocal.withInitial(() -> new Scratch(false));
    private static final BlockingQueue<Scratch> POOL = new ArrayBlockingQueue<>(VIRTUAL_MAX);
    private static final AtomicInteger POOLED = new AtomicInteger();

    private final ByteBuffer buffer = ByteBuffer.allocateDirect(CAPACITY);
    private final boolean pooled;
    final long address;
    private byte[] large;

    private Scratch(boolean pooled) {
        this.pooled = pooled;
        address = Native.bufferAddress(buffer);
    }

    /** This thread's buffer; position 0, limit at the end. */
    public static Scratch acquire() {
        Scratch scratch = Threads.isVirtual() ? borrow() : OWN.get();
        scratch.buffer.clear();
        return scratch;
    }

    /** Ends the use that {@link #acquire} began. */
    public void release() {
        if (pooled) {
            POOL.add(this); // never full: no more than VIRTUAL_MAX were made
        }
    }

    /** The memory; big-endian. */
    public ByteBuffer buffer() {
        return buffer;
    }

    private static Scratch borrow() {
        Scratch scratch = POOL.poll();
        if (scratch != null) {
            return scratch;
        }
        if (POOLED.incrementAndGet() <= VIRTUAL_MAX) {
            return new Scratch(true);
        }
        POOLED.decrementAndGet();
        boolean interrupted = false;
        try {
            while (true) {
                try {
                    return POOL.take(); // each holder gives it back after one call with a deadline
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

    /** The first {@code length} bytes, copied. */
    public byte[] copy(int length) {
        byte[] bytes = new byte[length];
        buffer.position(0);
        buffer.get(bytes);
        return bytes;
    }

    /** Turns a raw result into a length, -1 or -2, or throws what it says; see {@link Native}. */
    long check(long result) {
        if (result >= Native.LARGE) {
            return result;
        }
        throw failure(result);
    }

    /** The stored result of a call that returned -2. */
    public byte[] takeLarge() {
        byte[] result = large;
        large = null;
        return result != null ? result : Native.largeTake(buffer.getLong(0));
    }

    /** Stores a result that does not fit, for {@link #takeLarge}. */
    void keepLarge(byte[] result) {
        large = result;
    }

    private RuntimeException failure(long result) {
        int code = (int) (-result & 0xffff);
        int length = (int) Math.min(-result >>> 16, CAPACITY);
        String text = new String(copy(length), StandardCharsets.UTF_8);
        return code == FilbertException.PANIC ? new IllegalStateException(text) : new FilbertException(code, text);
    }
}
