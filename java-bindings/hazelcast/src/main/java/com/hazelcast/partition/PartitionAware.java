package com.hazelcast.partition;

/** A key that names what decides its partition. */
@FunctionalInterface
public interface PartitionAware<T> {
    T getPartitionKey();
}
