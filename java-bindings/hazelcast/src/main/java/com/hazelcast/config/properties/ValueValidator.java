package com.hazelcast.config.properties;

/** Refuses values that make no sense. */
@FunctionalInterface
public interface ValueValidator<T extends Comparable<T>> {
    void validate(T value) throws ValidationException;
}
