package com.hazelcast.spi.discovery.integration;

/** Who discovers. */
public enum DiscoveryMode {
    Member,
    Client
}
