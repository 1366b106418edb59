package com.hazelcast.spi.merge;

/** Knows when what merges was last written. */
public interface MergingLastUpdateTime extends MergingView {
    long getLastUpdateTime();
}
