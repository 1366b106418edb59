package com.hazelcast.spi.merge;

/** Knows when what merges was last stored. */
public interface MergingLastStoredTime extends MergingView {
    long getLastStoredTime();
}
