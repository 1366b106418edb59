package com.hazelcast.instance;

/** Counters of one structure on this member. */
public interface LocalInstanceStats {
    long getCreationTime();
}
