package com.hazelcast.spi.discovery;

import com.hazelcast.cluster.Address;
import java.util.Map;

/** What a strategy found. */
public abstract class DiscoveryNode {
    public abstract Address getPrivateAddress();

    public abstract Address getPublicAddress();

    public abstract Map<String, Object> getProperties();
}
