package com.hazelcast.splitbrainprotection;

import com.hazelcast.cluster.Member;

/** Told of pings that got lost and came back. */
public interface PingAware {
    void onPingLost(Member member);

    void onPingRestored(Member member);
}
