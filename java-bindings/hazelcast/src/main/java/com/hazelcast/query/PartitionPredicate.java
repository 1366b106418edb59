package com.hazelcast.query;

import java.util.Collection;

/** Restricts a query to the partitions of one or more keys. */
public interface PartitionPredicate<K, V> extends Predicate<K, V> {
    default Collection<?> getPartitionKeys() {
        return java.util.Collections.singleton(getPartitionKey());
    }

    Object getPartitionKey();

    Predicate<K, V> getTarget();
}
