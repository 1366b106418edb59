package com.hazelcast.security;

/** The arguments of an intercepted call. */
public interface Parameters extends Iterable {
    int length();

    Object get(int index);
}
