package com.hazelcast.spi.tenantcontrol;

/** Told when the object of a tenant is destroyed. */
@FunctionalInterface
public interface DestroyEventContext {
    void tenantUnavailable();
}
