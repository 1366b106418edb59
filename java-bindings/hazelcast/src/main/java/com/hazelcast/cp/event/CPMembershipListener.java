package com.hazelcast.cp.event;

import java.util.EventListener;

/** Told of CP members that come and go. */
public interface CPMembershipListener extends EventListener {
    void memberAdded(CPMembershipEvent cPMembershipEvent);

    void memberRemoved(CPMembershipEvent cPMembershipEvent);
}
