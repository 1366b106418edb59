package com.hazelcast.nio.serialization;

/** Makes an empty {@link Portable} of a class number. */
@FunctionalInterface
public interface PortableFactory {
    Portable create(int index);
}
