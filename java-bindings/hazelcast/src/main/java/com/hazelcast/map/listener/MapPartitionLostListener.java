package com.hazelcast.map.listener;

import com.hazelcast.map.MapPartitionLostEvent;

/** Told when a partition was lost with all its backups. */
@FunctionalInterface
public interface MapPartitionLostListener extends MapListener {
    void partitionLost(MapPartitionLostEvent mapPartitionLostEvent);
}
