package com.hazelcast.client;

import java.util.EventListener;

/** Told of clients that come and go. */
public interface ClientListener extends EventListener {
    void clientConnected(Client client);

    void clientDisconnected(Client client);
}
