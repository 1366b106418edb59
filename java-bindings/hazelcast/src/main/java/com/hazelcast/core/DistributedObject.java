package com.hazelcast.core;

import com.hazelcast.spi.tenantcontrol.DestroyEventContext;

/** Something with a name that the whole cluster sees. */
public interface DistributedObject {
    String getName();

    void destroy();

    String getPartitionKey();

    String getServiceName();

    /** Told before the object of a tenant is destroyed; null: nobody. */
    default DestroyEventContext getDestroyContextForTenant() {
        return null;
    }
}
