package com.hazelcast.partition;

/** Something happened to a partition. */
public interface PartitionEvent {
    int getPartitionId();
}
