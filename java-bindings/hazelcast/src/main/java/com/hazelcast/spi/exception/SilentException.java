package com.hazelcast.spi.exception;

/** Marks an exception that is not logged. */
public interface SilentException {
}
