package com.hazelcast.cp.event;

import com.hazelcast.cp.CPGroupId;
import com.hazelcast.cp.CPMember;
import java.util.Collection;

/** A CP group lost members, or its majority. */
public interface CPGroupAvailabilityEvent {
    CPGroupId getGroupId();

    Collection<CPMember> getGroupMembers();

    Collection<CPMember> getUnavailableMembers();

    int getMajority();

    boolean isMajorityAvailable();

    boolean isMetadataGroup();
}
