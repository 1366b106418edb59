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
 * <p>A platform thread owns one for its life. Virtual threads, of which there may be a million, have none: what they may do without a wait borrows from a
 * bounded pool for the length of that one native call. Between {@link #acquire} and the last use of its contents no foreign code may run: it could use the
 * same buffer.
 */
public final class Scratch {
    /** Size of a buffer; longer arguments and results take the slower way. */
    public static final int CAPACITY = 64 << 10;
    /** How many buffers virtual threads share; who finds none goes another way. */
    static final int VIRTUAL_MAX = 64;

    private static final ThreadLocal<Scratch> OWN = ThreadLocal.withInitial(Scratch::new);
    private static final BlockingQueue<Scratch> POOL = new ArrayBlockingQueue<>(VIRTUAL_MAX);
    private static final AtomicInteger POOLED = new AtomicInteger();

    private final ByteBuffer buffer = ByteBuffer.allocateDirect(CAPACITY);
    final long address;

    private Scratch() {
        address = Native.bufferAddress(buffer);
    }

    /** This thread's buffer, position 0, limit at the end; null on a virtual thread: its calls go by whole forms, so that no carrier waits in a native call. */
    public static Scratch acquire() {
        return Threads.isVirtual() ? null : own();
    }

    private static Scratch own() {
        Scratch scratch = OWN.get();
        scratch.buffer.clear();
        return scratch;
    }

    /** A buffer for a native call that does not wait, from a virtual thread; null when all are in use. Ends with {@link #giveBack}. */
    static Scratch borrow() {
        Scratch scratch = POOL.poll();
        if (scratch == null) {
            if (POOLED.incrementAndGet() > VIRTUAL_MAX) {
                POOLED.decrementAndGet();
                return null;
            }
            scratch = new Scratch();
        }
        scratch.buffer.clear();
        return scratch;
    }

    /** Ends the use that {@link #borrow} began. */
    void giveBack() {
        POOL.add(this); // never full: no more than VIRTUAL_MAX were made
    }

    /** The memory; big-endian. */
    public ByteBuffer buffer() {
        return buffer;
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
        return Native.largeTake(buffer.getLong(0));
    }

    private RuntimeException failure(long result) {
        int code = (int) (-result & 0xffff);
        int length = (int) Math.min(-result >>> 16, CAPACITY);
        String text = new String(copy(length), StandardCharsets.UTF_8);
        return code == FilbertException.PANIC ? new IllegalStateException(text) : new FilbertException(code, text);
    }
}
