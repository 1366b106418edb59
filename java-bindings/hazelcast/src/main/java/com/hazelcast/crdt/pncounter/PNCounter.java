package com.hazelcast.crdt.pncounter;

import com.hazelcast.core.DistributedObject;

/** An eventually consistent counter. */
public interface PNCounter extends DistributedObject {
    long get();

    long getAndAdd(long delta);

    void reset();

    long getAndIncrement();

    long getAndDecrement();

    long incrementAndGet();

    long decrementAndGet();

    long addAndGet(long delta);

    long getAndSubtract(long value);

    long subtractAndGet(long value);
}
