package com.hazelcast.core;

/** Something with a name that the whole cluster sees. */
public interface DistributedObject {
    String getName();

    void destroy();

    String getPartitionKey();

    String getServiceName();
}
