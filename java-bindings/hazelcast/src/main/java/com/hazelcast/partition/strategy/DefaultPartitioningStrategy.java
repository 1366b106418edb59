package com.hazelcast.partition.strategy;

import com.hazelcast.partition.PartitionAware;
import com.hazelcast.partition.PartitioningStrategy;

/** A {@link PartitionAware} key says what decides its partition; another key decides itself. */
public class DefaultPartitioningStrategy implements PartitioningStrategy {
    @Override
    public Object getPartitionKey(Object key) {
        return key instanceof PartitionAware ? ((PartitionAware) key).getPartitionKey() : null;
    }
}
