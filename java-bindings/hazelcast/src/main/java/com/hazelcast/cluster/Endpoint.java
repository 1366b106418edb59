package com.hazelcast.cluster;

import java.net.SocketAddress;
import java.util.UUID;

/** One side of a connection. */
public interface Endpoint {
    SocketAddress getSocketAddress();

    UUID getUuid();
}
