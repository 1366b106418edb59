package com.hazelcast.core;

import java.util.Objects;

/** A text that is JSON. It is not looked at. */
public final class HazelcastJsonValue implements Comparable<HazelcastJsonValue> {
    private final String string;

    public HazelcastJsonValue(String string) {
        this.string = Objects.requireNonNull(string, "JSON string cannot be null");
    }

    public String getValue() {
        return string;
    }

    @Override
    public int compareTo(HazelcastJsonValue other) {
        return string.compareTo(other.string);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof HazelcastJsonValue && string.equals(((HazelcastJsonValue) other).string);
    }

    @Override
    public int hashCode() {
        return string.hashCode();
    }

    @Override
    public String toString() {
        return string;
    }
}
