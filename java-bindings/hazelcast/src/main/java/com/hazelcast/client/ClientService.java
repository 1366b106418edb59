package com.hazelcast.client;

import java.util.Collection;
import java.util.UUID;

/** The clients of this member. */
public interface ClientService {
    Collection<Client> getConnectedClients();

    UUID addClientListener(ClientListener listener);

    boolean removeClientListener(UUID registrationId);
}
