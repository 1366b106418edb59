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
    RANDOM
}
