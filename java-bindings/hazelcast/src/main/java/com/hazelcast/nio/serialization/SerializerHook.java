package com.hazelcast.nio.serialization;

/** Brings a serializer by a service file. */
public interface SerializerHook<T> {
    Class<T> getSerializationType();

    Serializer createSerializer();

    boolean isOverwritable();
}
