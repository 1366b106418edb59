package com.hazelcast.crdt;

import com.hazelcast.core.HazelcastException;

/** A replica may not be changed here. */
public class MutationDisallowedException extends HazelcastException {
    public MutationDisallowedException(String message) {
        super(message);
    }
}
