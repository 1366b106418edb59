package com.hazelcast.config;

/** Kinds of index. */
public enum IndexType {
    /** SORTED. */
    SORTED,
    /** HASH. */
    HASH,
    /** BITMAP. */
    BITMAP
}
