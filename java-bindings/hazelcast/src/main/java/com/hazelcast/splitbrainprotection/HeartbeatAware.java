package com.hazelcast.splitbrainprotection;

import com.hazelcast.cluster.Member;

/** Told of heartbeats. */
@FunctionalInterface
public interface HeartbeatAware {
    void onHeartbeat(Member member, long number);
}
