package com.hazelcast.core;

/** Marks an entry processor that changes nothing. */
public interface ReadOnly {
}
