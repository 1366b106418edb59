package com.hazelcast.cluster;

import java.util.EventListener;

/** Told of members that come and go. */
public interface MembershipListener extends EventListener {
    void memberAdded(MembershipEvent membershipEvent);

    void memberRemoved(MembershipEvent membershipEvent);
}
