package com.hazelcast.spi.tenantcontrol;

/** Remembers the surroundings of the calling thread. */
public interface TenantControlFactory {
    TenantControl saveCurrentTenant();

    boolean isClassesAlwaysAvailable();
}
