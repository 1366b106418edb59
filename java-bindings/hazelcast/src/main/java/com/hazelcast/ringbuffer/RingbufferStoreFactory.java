package com.hazelcast.ringbuffer;

import java.util.Properties;

/** Makes the store of a ring. */
@FunctionalInterface
public interface RingbufferStoreFactory<T> {
    RingbufferStore<T> newRingbufferStore(String name, Properties properties);
}
