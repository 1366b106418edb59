package com.hazelcast.config;

/** How values are kept. */
public enum InMemoryFormat {
    /** BINARY. */
    BINARY,
    /** OBJECT. */
    OBJECT,
    /** NATIVE. */
    NATIVE;

    public byte getId() {
        return (byte) ordinal();
    }

    /** The value with that id, or null. */
    public static InMemoryFormat getById(int id) {
        return id >= 0 && id < values().length ? values()[id] : null;
    }
}
