package com.hazelcast.client.config;

/** Which clusters a client tries: there are no clients, so nothing can be made of it. */
public class ClientFailoverConfig {
    public ClientFailoverConfig() {
        throw new UnsupportedOperationException("ClientFailoverConfig: clients are not supported by this library, see HazelcastClient");
    }
}
