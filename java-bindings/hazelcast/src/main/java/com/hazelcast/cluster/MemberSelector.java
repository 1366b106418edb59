package com.hazelcast.cluster;

/** Chooses members. */
@FunctionalInterface
public interface MemberSelector {
    boolean select(Member member);
}
