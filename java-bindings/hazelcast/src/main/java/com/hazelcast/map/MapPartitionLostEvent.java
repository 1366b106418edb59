package com.hazelcast.map;

import com.hazelcast.cluster.Member;

/** A partition was lost with all its backups. */
public class MapPartitionLostEvent extends AbstractIMapEvent {
    private final int partitionId;

    public MapPartitionLostEvent(Object source, Member member, int eventType, int partitionId) {
        super(source, member, eventType);
        this.partitionId = partitionId;
    }

    public int getPartitionId() {
        return partitionId;
    }

    @Override
    public String toString() {
        return "MapPartitionLostEvent{" + super.toString() + ", partitionId=" + partitionId + "}";
    }
}
