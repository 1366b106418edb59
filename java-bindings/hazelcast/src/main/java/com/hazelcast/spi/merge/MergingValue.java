package com.hazelcast.spi.merge;

/** A value that merges. */
public interface MergingValue<V> extends MergingView {
    V getValue();

    Object getRawValue();
}
