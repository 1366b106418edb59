package com.hazelcast.spi.exception;

/** Marks an exception after which the call may be tried again. */
public interface RetryableException {
}
