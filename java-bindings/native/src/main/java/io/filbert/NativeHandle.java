package io.filbert;

import io.filbert.internal.Native;
import java.lang.ref.PhantomReference;
import java.lang.ref.Reference;
import java.lang.ref.ReferenceQueue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.LongConsumer;

/**
 * Frees a native handle once: by {@code close}, or when its Java owner was collected. Holds no reference to the owner.
 *
 * <p>No thread waits for collected owners, as one of a {@link java.lang.ref.Cleaner} would, for ever: callback threads look for them in passing, and so does
 * every new handle. What is collected after the last shutdown is freed at the next start.
 */
final class NativeHandle extends PhantomReference<Object> implements Runnable {
    private static final ReferenceQueue<Object> COLLECTED = new ReferenceQueue<>();
    /** Keeps the references themselves from being collected. */
    private static final Set<NativeHandle> OPEN = ConcurrentHashMap.newKeySet();

    final long value;
    private final LongConsumer free;
    private final AtomicBoolean freed = new AtomicBoolean();

    private NativeHandle(Object owner, long value, LongConsumer free) {
        super(owner, COLLECTED);
        this.value = value;
        this.free = free;
    }

    static NativeHandle own(Object owner, long value, LongConsumer free) {
        NativeHandle handle = new NativeHandle(owner, value, free);
        OPEN.add(handle);
        freeCollected();
        return handle;
    }

    /** Of a map, topic, lock or counter. */
    static NativeHandle object(Object owner, long value) {
        return own(owner, value, Native::objectClose);
    }

    /** Frees the handles whose owners were collected. */
    static void freeCollected() {
        for (Reference<?> collected = COLLECTED.poll(); collected != null; collected = COLLECTED.poll()) {
            ((NativeHandle) collected).run();
        }
    }

    @Override
    public void run() {
        if (freed.compareAndSet(false, true)) {
            OPEN.remove(this);
            free.accept(value);
        }
    }
}
