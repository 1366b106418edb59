package com.hazelcast.client.impl.clientside;

import com.hazelcast.client.Client;
import com.hazelcast.core.HazelcastInstance;

/** What libraries ask instances for, to tell clients from members; nothing here is one. */
public abstract class HazelcastClientProxy implements HazelcastInstance {
    private HazelcastClientProxy() {
    }

    @Override
    public abstract Client getLocalEndpoint();
}
