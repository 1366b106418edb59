package com.hazelcast.config;

/** How values are kept. */
public enum InMemoryFormat {
    /** BINARY. */
    BINARY,
    /** OBJECT. */
    OBJECT,
    /** NATIVE. */
    NATIVE
}
