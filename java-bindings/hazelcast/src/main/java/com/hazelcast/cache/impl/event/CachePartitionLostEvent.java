package com.hazelcast.cache.impl.event;

import com.hazelcast.cluster.Member;
import java.util.EventObject;

/** All copies of a partition of a cache are gone. */
public class CachePartitionLostEvent extends EventObject {
    private final transient Member member;
    private final int partitionId;

    public CachePartitionLostEvent(Object source, Member member, int eventType, int partitionId) {
        super(source);
        this.member = member;
        this.partitionId = partitionId;
    }

    public int getPartitionId() {
        return partitionId;
    }

    public Member getMember() {
        return member;
    }

    public String getName() {
        return String.valueOf(getSource());
    }
}
