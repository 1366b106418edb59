package com.hazelcast.config;

/** When metadata of values is made. */
public enum MetadataPolicy {
    /** CREATE_ON_UPDATE. */
    CREATE_ON_UPDATE,
    /** OFF. */
    OFF;

    public int getId() {
        return ordinal();
    }

    /** The value with that id, or null. */
    public static MetadataPolicy getById(int id) {
        return id >= 0 && id < values().length ? values()[id] : null;
    }
}
