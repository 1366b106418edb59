package com.hazelcast.spi.discovery;

import com.hazelcast.cluster.Member;
import com.hazelcast.spi.partitiongroup.PartitionGroupStrategy;
import java.util.Collection;
import java.util.Map;

/** Finds members. */
public interface DiscoveryStrategy {
    void start();

    Iterable<DiscoveryNode> discoverNodes();

    void destroy();

    @Deprecated
    default PartitionGroupStrategy getPartitionGroupStrategy() {
        return null;
    }

    default PartitionGroupStrategy getPartitionGroupStrategy(Collection<? extends Member> members) {
        return getPartitionGroupStrategy();
    }

    Map<String, String> discoverLocalMetadata();
}
