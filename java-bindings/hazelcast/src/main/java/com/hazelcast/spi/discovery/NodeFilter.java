package com.hazelcast.spi.discovery;

/** Says which of the found members are taken. */
@FunctionalInterface
public interface NodeFilter {
    boolean test(DiscoveryNode discoveryNode);
}
