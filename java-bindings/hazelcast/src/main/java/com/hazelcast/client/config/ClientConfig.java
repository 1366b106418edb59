package com.hazelcast.client.config;

import java.util.Properties;

/** How a client connects: there are no clients, so none can be made, and what libraries call of it is here for linking only. */
public class ClientConfig {
    public ClientConfig() {
        throw missing();
    }

    private static UnsupportedOperationException missing() {
        return new UnsupportedOperationException("ClientConfig: clients are not supported by this library, see HazelcastClient");
    }

    public static ClientConfig load() {
        throw missing();
    }

    public Properties getProperties() {
        throw missing();
    }

    public String getInstanceName() {
        throw missing();
    }

    public ClientConfig setClassLoader(ClassLoader classLoader) {
        throw missing();
    }

    public ClientConfig setClusterName(String clusterName) {
        throw missing();
    }
}
