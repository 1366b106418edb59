package com.hazelcast.partition;

import java.util.EventListener;

/** Told when partitions lose copies. */
@FunctionalInterface
public interface PartitionLostListener extends EventListener {
    void partitionLost(PartitionLostEvent partitionLostEvent);
}
