package com.hazelcast.cp.lock.exception;

/** The lock was held, and was lost without an unlock. */
public class LockOwnershipLostException extends IllegalMonitorStateException {
    public LockOwnershipLostException() {
    }

    public LockOwnershipLostException(String message) {
        super(message);
    }
}
