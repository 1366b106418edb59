package com.hazelcast.config;

/** Kinds of index. */
public enum IndexType {
    /** SORTED. */
    SORTED,
    /** HASH. */
    HASH,
    /** BITMAP. */
    BITMAP;

    public int getId() {
        return ordinal();
    }

    /** The value with that id, or null. */
    public static IndexType getById(int id) {
        return id >= 0 && id < values().length ? values()[id] : null;
    }
}
