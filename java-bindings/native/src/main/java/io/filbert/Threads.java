package io.filbert;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;

/** What only newer JVMs know about threads, looked up once. */
final class Threads {
    /** {@code Thread.isVirtual}, or null before Java 21. */
    private static final MethodHandle IS_VIRTUAL = find();

    private Threads() {
    }

    /** True on a virtual thread: it must not wait inside a native call, where it would hold its carrier. */
    static boolean isVirtual() {
        if (IS_VIRTUAL == null) {
            return false;
        }
        try {
            return (boolean) IS_VIRTUAL.invokeExact(Thread.currentThread());
        } catch (Throwable e) {
            throw new IllegalStateException("Thread.isVirtual declares no exception", e);
        }
    }

    /** Number of the current thread, for the ownership of locks. */
    @SuppressWarnings("deprecation") // threadId() came with Java 19; getId() is final in practice and the same number
    static long id() {
        return Thread.currentThread().getId();
    }

    private static MethodHandle find() {
        try {
            return MethodHandles.publicLookup().findVirtual(Thread.class, "isVirtual", MethodType.methodType(boolean.class));
        } catch (ReflectiveOperationException e) {
            return null;
        }
    }
}
