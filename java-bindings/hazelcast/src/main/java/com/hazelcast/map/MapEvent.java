package com.hazelcast.map;

import com.hazelcast.cluster.Member;

/** The whole map was cleared or evicted. */
public class MapEvent extends AbstractIMapEvent {
    private final int numberOfEntriesAffected;

    public MapEvent(Object source, Member member, int eventType, int numberOfEntriesAffected) {
        super(source, member, eventType);
        this.numberOfEntriesAffected = numberOfEntriesAffected;
    }

    public int getNumberOfEntriesAffected() {
        return numberOfEntriesAffected;
    }

    @Override
    public String toString() {
        return "MapEvent{" + super.toString() + ", numberOfEntriesAffected=" + numberOfEntriesAffected + "}";
    }
}
