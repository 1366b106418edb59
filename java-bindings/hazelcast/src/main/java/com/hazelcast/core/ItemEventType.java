package com.hazelcast.core;

/** What happened to an item. */
public enum ItemEventType {
    /** ADDED. */
    ADDED,
    /** REMOVED. */
    REMOVED
}
