package com.hazelcast.map;

/** The limit of memory is reached: reads and removes go on. */
public class ReachedMaxSizeException extends RuntimeException {
    public ReachedMaxSizeException() {
    }

    public ReachedMaxSizeException(String message) {
        super(message);
    }
}
