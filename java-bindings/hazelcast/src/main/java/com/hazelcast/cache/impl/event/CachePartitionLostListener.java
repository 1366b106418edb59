package com.hazelcast.cache.impl.event;

import java.util.EventListener;

/** Told when all copies of a partition of a cache are gone. */
public interface CachePartitionLostListener extends EventListener {
    void partitionLost(CachePartitionLostEvent cachePartitionLostEvent);
}
