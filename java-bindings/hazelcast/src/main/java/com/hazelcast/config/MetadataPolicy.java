package com.hazelcast.config;

/** When metadata of values is made. */
public enum MetadataPolicy {
    /** CREATE_ON_UPDATE. */
    CREATE_ON_UPDATE,
    /** OFF. */
    OFF
}
