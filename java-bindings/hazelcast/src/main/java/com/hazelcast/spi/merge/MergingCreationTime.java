package com.hazelcast.spi.merge;

/** Knows when what merges was made. */
public interface MergingCreationTime extends MergingView {
    long getCreationTime();
}
