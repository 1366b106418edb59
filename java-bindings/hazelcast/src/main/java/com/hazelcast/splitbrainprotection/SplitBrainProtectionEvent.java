package com.hazelcast.splitbrainprotection;

import com.hazelcast.cluster.Member;
import java.util.Collection;
import java.util.EventObject;

/** There are enough members again, or too few. */
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

    @Override
    public String toString() {
        return "SplitBrainProtectionEvent{threshold=" + threshold + ", currentMembers=" + currentMembers + ", present=" + presence + "}";
    }
}
