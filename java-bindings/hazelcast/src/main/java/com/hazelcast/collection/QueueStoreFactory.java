package com.hazelcast.collection;

import java.util.Properties;

/** Makes the store of a queue. */
@FunctionalInterface
public interface QueueStoreFactory<T> {
    QueueStore<T> newQueueStore(String name, Properties properties);
}
