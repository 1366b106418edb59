package com.hazelcast.config;

/** What happens to changes when the queue is full. */
public enum WanQueueFullBehavior {
    DISCARD_AFTER_MUTATION, THROW_EXCEPTION, THROW_EXCEPTION_ONLY_IF_REPLICATION_ACTIVE;

    public int getId() {
        return ordinal();
    }

    public static WanQueueFullBehavior getByType(int id) {
        return id >= 0 && id < values().length ? values()[id] : null;
    }
}
