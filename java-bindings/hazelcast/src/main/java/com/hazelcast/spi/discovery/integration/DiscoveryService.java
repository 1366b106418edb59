package com.hazelcast.spi.discovery.integration;

import com.hazelcast.spi.discovery.DiscoveryNode;
import java.util.Map;

/** Runs the strategies. */
public interface DiscoveryService {
    void start();

    Iterable<DiscoveryNode> discoverNodes();

    void destroy();

    Map<String, String> discoverLocalMetadata();
}
