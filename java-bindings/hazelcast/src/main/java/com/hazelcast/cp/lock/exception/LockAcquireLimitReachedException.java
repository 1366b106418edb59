package com.hazelcast.cp.lock.exception;

import com.hazelcast.core.HazelcastException;

/** The holder may not acquire the lock once more. */
public class LockAcquireLimitReachedException extends HazelcastException {
    public LockAcquireLimitReachedException() {
    }

    public LockAcquireLimitReachedException(String message) {
        super(message);
    }
}
