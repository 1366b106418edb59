package com.hazelcast.config;

/** Which entries go first. */
public enum EvictionPolicy {
    /** LRU. */
    LRU,
    /** LFU. */
    LFU,
    /** NONE. */
    NONE,
    /** RANDOM. */
    RANDOM;

    public int getId() {
        return ordinal();
    }

    /** The value with that id, or null. */
    public static EvictionPolicy getById(int id) {
        return id >= 0 && id < values().length ? values()[id] : null;
    }
}
