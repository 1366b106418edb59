package com.hazelcast.nio.serialization;

/** Any serializer. */
public interface Serializer {
    default void destroy() {
        // Nothing to free by default.
    }

    int getTypeId();
}
