package com.hazelcast.ringbuffer;

/** Where a ring buffer's items are kept outside the grid. */
public interface RingbufferStore<T> {
    void store(long sequence, T data);

    void storeAll(long firstItemSequence, T[] items);

    T load(long sequence);

    long getLargestSequence();
}
