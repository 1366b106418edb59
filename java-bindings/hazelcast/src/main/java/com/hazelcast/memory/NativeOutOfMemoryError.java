package com.hazelcast.memory;

/** Memory outside of the heap is used up. */
public class NativeOutOfMemoryError extends Error {
    public NativeOutOfMemoryError() {
    }

    public NativeOutOfMemoryError(String message) {
        super(message);
    }

    public NativeOutOfMemoryError(String message, Throwable cause) {
        super(message, cause);
    }
}
