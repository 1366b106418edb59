package com.hazelcast.splitbrainprotection;

import com.hazelcast.cluster.Member;
import java.util.Collection;

/** Decides whether enough members are there. */
@FunctionalInterface
public interface SplitBrainProtectionFunction {
    boolean apply(Collection<Member> items);
}
