package com.hazelcast.spi.tenantcontrol;

/** Work that may need a tenant's surroundings. */
public interface Tenantable {
    boolean requiresTenantContext();

    TenantControl getTenantControl();
}
