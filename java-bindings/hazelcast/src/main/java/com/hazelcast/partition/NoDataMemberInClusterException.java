package com.hazelcast.partition;

import com.hazelcast.core.HazelcastException;

/** Only lite members are left: nothing can be stored. */
public class NoDataMemberInClusterException extends HazelcastException {
    public NoDataMemberInClusterException(String message) {
        super(message);
    }
}
