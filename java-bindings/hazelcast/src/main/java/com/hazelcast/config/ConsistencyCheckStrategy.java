package com.hazelcast.config;

/** How clusters are compared. */
public enum ConsistencyCheckStrategy {
    NONE, MERKLE_TREES;

    public byte getId() {
        return (byte) ordinal();
    }

    public static ConsistencyCheckStrategy getById(byte id) {
        return id >= 0 && id < values().length ? values()[id] : null;
    }
}
