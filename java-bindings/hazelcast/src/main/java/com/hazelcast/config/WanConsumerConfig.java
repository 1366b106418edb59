package com.hazelcast.config;

import java.util.HashMap;
import java.util.Map;
import java.util.Objects;

/** Takes changes from another cluster. A holder. */
public class WanConsumerConfig {
    public static final boolean DEFAULT_PERSIST_WAN_REPLICATED_DATA = false;

    private String className;
    private boolean persistWanReplicatedData = DEFAULT_PERSIST_WAN_REPLICATED_DATA;
    private Map<String, Comparable> properties = new HashMap<>();

    public WanConsumerConfig() {
    }

    public String getClassName() {
        return className;
    }

    public WanConsumerConfig setClassName(String className) {
        Objects.requireNonNull(className, "className");
        this.className = className;
        return this;
    }

    public boolean isPersistWanReplicatedData() {
        return persistWanReplicatedData;
    }

    public WanConsumerConfig setPersistWanReplicatedData(boolean persistWanReplicatedData) {
        this.persistWanReplicatedData = persistWanReplicatedData;
        return this;
    }

    public Map<String, Comparable> getProperties() {
        return properties;
    }

    public WanConsumerConfig setProperties(Map<String, Comparable> properties) {
        this.properties = properties;
        return this;
    }

    @Override
    public boolean equals(Object other) {
        if (this == other) {
            return true;
        }
        if (other == null || getClass() != other.getClass()) {
            return false;
        }
        WanConsumerConfig that = (WanConsumerConfig) other;
        return Objects.equals(className, that.className)
            && persistWanReplicatedData == that.persistWanReplicatedData
            && Objects.equals(properties, that.properties);
    }

    @Override
    public int hashCode() {
        return Objects.hash(className, persistWanReplicatedData, properties);
    }

    @Override
    public String toString() {
        return "WanConsumerConfig{className=" + className
            + ", persistWanReplicatedData=" + persistWanReplicatedData
            + ", properties=" + properties.keySet()
            + "}";
    }
}
