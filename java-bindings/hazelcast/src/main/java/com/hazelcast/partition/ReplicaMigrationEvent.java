package com.hazelcast.partition;

import com.hazelcast.cluster.Member;

/** One copy of a partition moved. */
public interface ReplicaMigrationEvent extends PartitionEvent {
    int getReplicaIndex();

    Member getSource();

    Member getDestination();

    boolean isSuccess();

    long getElapsedTime();

    MigrationState getMigrationState();
}
