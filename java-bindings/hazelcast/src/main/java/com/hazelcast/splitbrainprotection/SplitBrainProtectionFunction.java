package com.hazelcast.splitbrainprotection;

import com.hazelcast.cluster.Member;
import java.util.Collection;

/** Decides whether these members are enough. */
@FunctionalInterface
public interface SplitBrainProtectionFunction {
    boolean apply(Collection<Member> members);
}
