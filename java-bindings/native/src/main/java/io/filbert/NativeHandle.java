package io.filbert;

import io.filbert.internal.Native;
import java.lang.ref.Cleaner;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.LongConsumer;

/** Frees a native handle once: by {@code close}, or when its Java owner is collected. Holds no reference to the owner. */
final class NativeHandle implements Runnable {
    private static final Cleaner CLEANER = Cleaner.create();

    final long value;
    private final LongConsumer free;
    private final AtomicBoolean freed = new AtomicBoolean();

    private NativeHandle(long value, LongConsumer free) {
        this.value = value;
        this.free = free;
    }

    static NativeHandle own(Object owner, long value, LongConsumer free) {
        NativeHandle handle = new NativeHandle(value, free);
        CLEANER.register(owner, handle);
        return handle;
    }

    /** Of a map, topic, lock or counter. */
    static NativeHandle object(Object owner, long value) {
        return own(owner, value, Native::objectClose);
    }

    @Override
    public void run() {
        if (freed.compareAndSet(false, true)) {
            free.accept(value);
        }
    }
}
