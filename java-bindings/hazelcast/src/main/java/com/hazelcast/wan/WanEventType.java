package com.hazelcast.wan;

/** What the change is. */
public enum WanEventType {
    SYNC,
    ADD_OR_UPDATE,
    REMOVE
}
