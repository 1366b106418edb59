package com.hazelcast.partition;

import com.hazelcast.cluster.Address;

/** All copies up to a number were lost. */
public interface PartitionLostEvent extends PartitionEvent {
    int getLostBackupCount();

    boolean allReplicasInPartitionLost();

    Address getEventSource();
}
