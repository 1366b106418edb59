package com.hazelcast.config;

/** When deserialized values are kept. */
public enum CacheDeserializedValues {
    /** NEVER. */
    NEVER,
    /** INDEX_ONLY. */
    INDEX_ONLY,
    /** ALWAYS. */
    ALWAYS
}
