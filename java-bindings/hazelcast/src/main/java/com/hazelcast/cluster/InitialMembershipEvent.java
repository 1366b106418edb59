package com.hazelcast.cluster;

import java.util.EventObject;
import java.util.Set;

/** The members at the moment of registration. */
public class InitialMembershipEvent extends EventObject {
    private final transient Set<Member> members;

    public InitialMembershipEvent(Cluster cluster, Set<Member> members) {
        super(cluster);
        this.members = members;
    }

    public Set<Member> getMembers() {
        return members;
    }

    public Cluster getCluster() {
        return (Cluster) getSource();
    }

    @Override
    public String toString() {
        return "MembershipInitializeEvent {" + members + "}";
    }
}
