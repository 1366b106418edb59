package com.hazelcast.replicatedmap;

import com.hazelcast.cluster.Address;
import com.hazelcast.core.HazelcastException;

/** A member that holds no data holds no replicated map either. */
public class ReplicatedMapCantBeCreatedOnLiteMemberException extends HazelcastException {
    public ReplicatedMapCantBeCreatedOnLiteMemberException(Address address) {
        this("no replicated map on the lite member " + address);
    }

    public ReplicatedMapCantBeCreatedOnLiteMemberException(String message) {
        super(message);
    }
}
