package com.hazelcast.partition;

import java.io.Serializable;

/** Decides what of a key its partition comes from. */
@FunctionalInterface
public interface PartitioningStrategy<K> extends Serializable {
    Object getPartitionKey(K key);
}
