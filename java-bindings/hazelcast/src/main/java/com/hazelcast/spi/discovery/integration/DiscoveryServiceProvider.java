package com.hazelcast.spi.discovery.integration;

/** Makes a {@link DiscoveryService}. */
@FunctionalInterface
public interface DiscoveryServiceProvider {
    DiscoveryService newDiscoveryService(DiscoveryServiceSettings discoveryServiceSettings);
}
