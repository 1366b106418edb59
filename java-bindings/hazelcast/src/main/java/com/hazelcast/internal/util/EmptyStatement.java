package com.hazelcast.internal.util;

/** Says that nothing is to be done about it. */
public final class EmptyStatement {
    private EmptyStatement() {
    }

    public static void ignore(Throwable ignored) {
        // As the caller wants.
    }
}
