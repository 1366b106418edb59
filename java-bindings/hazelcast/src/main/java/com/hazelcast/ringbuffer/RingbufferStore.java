package com.hazelcast.ringbuffer;

/** Where a ring keeps its items outside of the cluster. */
public interface RingbufferStore<T> {
    void store(long number, T object);

    void storeAll(long number, T[] objects);

    T load(long number);

    long getLargestSequence();
}
