package com.hazelcast.spi.merge;

import com.hazelcast.nio.serialization.DataSerializable;

/** Decides which of two values stays when clusters merge. */
public interface SplitBrainMergePolicy<V, T extends MergingValue<V>, R> extends DataSerializable {
    R merge(T object, T object2);
}
