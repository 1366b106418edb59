package com.hazelcast.core;

/** Initialises objects after deserialization. */
@FunctionalInterface
public interface ManagedContext {
    Object initialize(Object object);
}
