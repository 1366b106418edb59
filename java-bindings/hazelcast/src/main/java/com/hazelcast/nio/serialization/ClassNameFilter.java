package com.hazelcast.nio.serialization;

/** Says which classes may be deserialized. */
public interface ClassNameFilter {
    void filter(String text);
}
