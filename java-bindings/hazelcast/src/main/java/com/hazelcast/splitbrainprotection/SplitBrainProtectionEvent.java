package com.hazelcast.splitbrainprotection;

import com.hazelcast.cluster.Member;
import java.util.Collection;
import java.util.EventObject;

/** From now on there are enough members, or no longer. */
public class SplitBrainProtectionEvent extends EventObject {
    private final int threshold;
    private final transient Collection<Member> currentMembers;
    private final boolean presence;

    public SplitBrainProtectionEvent(Object source, int threshold, Collection<Member> currentMembers, boolean presence) {
        super(source);
        this.threshold = threshold;
        this.currentMembers = currentMembers;
        this.presence = presence;
    }

    public int getThreshold() {
        return threshold;
    }

    public Collection<Member> getCurrentMembers() {
        return currentMembers;
    }

    public boolean isPresent() {
        return presence;
    }
}
