package com.hazelcast.map;

/** An entry that knows whether its key is locked. */
@FunctionalInterface
public interface LockAware {
    Boolean isLocked();
}
