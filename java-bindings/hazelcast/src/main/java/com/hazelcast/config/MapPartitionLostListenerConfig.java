package com.hazelcast.config;

import com.hazelcast.map.listener.MapPartitionLostListener;

/** A listener for lost partitions of a map. */
public class MapPartitionLostListenerConfig extends ListenerConfig {
    public MapPartitionLostListenerConfig() {
    }

    public MapPartitionLostListenerConfig(MapPartitionLostListener implementation) {
        super(implementation);
    }

    public MapPartitionLostListenerConfig(String className) {
        super(className);
    }

    public MapPartitionLostListenerConfig(MapPartitionLostListenerConfig config) {
        super(config);
    }

    @Override
    public boolean equals(Object other) {
        return super.equals(other);
    }

    @Override
    public int hashCode() {
        return super.hashCode();
    }

    @Override
    public MapPartitionLostListener getImplementation() {
        return (MapPartitionLostListener) super.getImplementation();
    }

    public MapPartitionLostListenerConfig setImplementation(MapPartitionLostListener implementation) {
        super.setImplementation(implementation);
        return this;
    }
}
