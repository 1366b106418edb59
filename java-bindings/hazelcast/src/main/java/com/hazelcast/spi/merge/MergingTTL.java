package com.hazelcast.spi.merge;

/** Knows how long what merges may live. */
public interface MergingTTL extends MergingView {
    long getTtl();
}
