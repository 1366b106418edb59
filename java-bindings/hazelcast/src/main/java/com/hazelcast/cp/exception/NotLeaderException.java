package com.hazelcast.cp.exception;

/** The asked CP member does not lead the group. */
public class NotLeaderException extends CPSubsystemException {
    NotLeaderException(String message, Throwable cause) {
        super(message, cause, null);
    }

    @Override
    public NotLeaderException wrap() {
        return new NotLeaderException(getMessage(), this);
    }
}
