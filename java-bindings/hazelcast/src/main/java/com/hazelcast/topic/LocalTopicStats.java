package com.hazelcast.topic;

import com.hazelcast.instance.LocalInstanceStats;

/** Counters of one topic on this member. */
public interface LocalTopicStats extends LocalInstanceStats {
    long getCreationTime();

    long getPublishOperationCount();

    long getReceiveOperationCount();
}
