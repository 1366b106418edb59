package com.hazelcast.client;

import com.hazelcast.client.config.ClientConfig;
import com.hazelcast.client.config.ClientFailoverConfig;
import com.hazelcast.core.HazelcastInstance;
import com.hazelcast.core.OutOfMemoryHandler;
import java.util.Collection;
import java.util.List;

/** The entrance for clients, which are not members: there are none here, and who asks for one is told. */
public final class HazelcastClient {
    private HazelcastClient() {
    }

    private static UnsupportedOperationException missing(String method) {
        return new UnsupportedOperationException("HazelcastClient." + method
            + " is not supported by this library: start a member with Hazelcast.newHazelcastInstance, or a lite one that holds no data");
    }

    public static HazelcastInstance newHazelcastClient() {
        throw missing("newHazelcastClient");
    }

    public static HazelcastInstance newHazelcastClient(ClientConfig config) {
        throw missing("newHazelcastClient");
    }

    public static HazelcastInstance newHazelcastFailoverClient() {
        throw missing("newHazelcastFailoverClient");
    }

    public static HazelcastInstance newHazelcastFailoverClient(ClientFailoverConfig clientFailoverConfig) {
        throw missing("newHazelcastFailoverClient");
    }

    /** Null: no client has that name. */
    public static HazelcastInstance getHazelcastClientByName(String instanceName) {
        return null;
    }

    public static HazelcastInstance getOrCreateHazelcastClient() {
        throw missing("getOrCreateHazelcastClient");
    }

    public static HazelcastInstance getOrCreateHazelcastClient(ClientConfig config) {
        throw missing("getOrCreateHazelcastClient");
    }

    /** None. */
    public static Collection<HazelcastInstance> getAllHazelcastClients() {
        return List.of();
    }

    public static void shutdownAll() {
        // There are none.
    }

    public static void shutdown(HazelcastInstance instance) {
        // It is no client.
    }

    public static void shutdown(String instanceName) {
        // There is none.
    }

    public static void setOutOfMemoryHandler(OutOfMemoryHandler outOfMemoryHandler) {
        // Nothing of clients can run out of memory.
    }
}
