package com.hazelcast.spi.tenantcontrol;

import com.hazelcast.nio.serialization.DataSerializable;

/** The surroundings that a tenant's code needs. */
public interface TenantControl extends DataSerializable {
    Closeable setTenant();

    void registerObject(DestroyEventContext destroyEventContext);

    void unregisterObject();

    boolean isAvailable(Tenantable tenantable);

    void clearThreadContext();

    /** Ends what was set up; throws nothing checked. */
    interface Closeable extends AutoCloseable {
        void close();
    }
}
