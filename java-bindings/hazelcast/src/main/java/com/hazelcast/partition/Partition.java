package com.hazelcast.partition;

import com.hazelcast.cluster.Member;

/** One partition. */
public interface Partition {
    Member getOwner();

    int getPartitionId();
}
