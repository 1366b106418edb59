package com.hazelcast.cluster;

/** Listens to members; a subclass overrides what it wants. */
public class MembershipAdapter implements MembershipListener {
    @Override
    public void memberAdded(MembershipEvent membershipEvent) {
        // For subclasses.
    }

    @Override
    public void memberRemoved(MembershipEvent membershipEvent) {
        // For subclasses.
    }
}
