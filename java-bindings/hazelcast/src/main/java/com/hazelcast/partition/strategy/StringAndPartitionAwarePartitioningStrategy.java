package com.hazelcast.partition.strategy;

import com.hazelcast.partition.PartitionAware;
import com.hazelcast.partition.PartitioningStrategy;

/** Texts by what follows {@code @}, {@link PartitionAware} keys by what they say. */
public final class StringAndPartitionAwarePartitioningStrategy implements PartitioningStrategy {
    public static final StringAndPartitionAwarePartitioningStrategy INSTANCE = new StringAndPartitionAwarePartitioningStrategy();

    private StringAndPartitionAwarePartitioningStrategy() {
    }

    @Override
    public Object getPartitionKey(Object key) {
        if (key instanceof PartitionAware) {
            return ((PartitionAware) key).getPartitionKey();
        }
        return StringPartitioningStrategy.INSTANCE.getPartitionKey(key);
    }
}
