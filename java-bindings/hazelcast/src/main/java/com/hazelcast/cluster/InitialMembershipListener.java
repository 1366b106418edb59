package com.hazelcast.cluster;

/** Told of the members at registration, then of changes. */
public interface InitialMembershipListener extends MembershipListener {
    void init(InitialMembershipEvent initialMembershipEvent);
}
