package com.hazelcast.nio.serialization.impl;

/** Marks data whose form depends on the version of the cluster. */
public interface Versioned {
}
