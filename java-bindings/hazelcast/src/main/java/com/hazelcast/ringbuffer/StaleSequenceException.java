package com.hazelcast.ringbuffer;

import com.hazelcast.spi.exception.SilentException;

/** The sequence number is older than the oldest item. */
public class StaleSequenceException extends RuntimeException implements SilentException {
    private final long headSeq;

    public StaleSequenceException(String message, long headSeq) {
        super(message);
        this.headSeq = headSeq;
    }

    public StaleSequenceException(String message, long headSeq, Throwable cause) {
        super(message, cause);
        this.headSeq = headSeq;
    }

    public long getHeadSeq() {
        return headSeq;
    }

    public StaleSequenceException wrap() {
        return new StaleSequenceException(getMessage(), headSeq, this);
    }
}
