package com.hazelcast.partition;

/** How often partitions were sent to other members. */
public interface LocalReplicationStats {
    long getDifferentialPartitionReplicationCount();

    long getFullPartitionReplicationCount();

    long getDifferentialReplicationRecordCount();

    long getFullReplicationRecordCount();
}
