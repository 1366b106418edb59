package com.hazelcast.core;

/** The local member took a new identity while the call ran. */
public class LocalMemberResetException extends HazelcastException {
    public LocalMemberResetException(String message) {
        super(message);
    }
}
