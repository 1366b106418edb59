package com.hazelcast.map;

import com.hazelcast.cluster.Member;
import com.hazelcast.core.EntryEventType;

/** Events of a partition did not reach a query cache. */
public class EventLostEvent implements IMapEvent {
    public static final int EVENT_TYPE = 1 << 10;

    private final String source;
    private final Member member;
    private final int partitionId;

    public EventLostEvent(String source, Member member, int partitionId) {
        this.source = source;
        this.member = member;
        this.partitionId = partitionId;
    }

    public int getPartitionId() {
        return partitionId;
    }

    @Override
    public Member getMember() {
        return member;
    }

    /** None: it is no event of an entry. */
    @Override
    public EntryEventType getEventType() {
        return null;
    }

    @Override
    public String getName() {
        return source;
    }

    @Override
    public String toString() {
        return "EventLostEvent{partitionId=" + partitionId + ", name=" + source + "}";
    }
}
