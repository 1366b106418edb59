package com.hazelcast.client;

import com.hazelcast.cluster.Endpoint;
import java.net.InetSocketAddress;
import java.util.Set;
import java.util.UUID;

/** A client that is connected to this member. */
public interface Client extends Endpoint {
    UUID getUuid();

    InetSocketAddress getSocketAddress();

    String getClientType();

    String getName();

    Set<String> getLabels();
}
