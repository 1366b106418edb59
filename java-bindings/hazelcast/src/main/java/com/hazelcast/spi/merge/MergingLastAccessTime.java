package com.hazelcast.spi.merge;

/** Knows when what merges was last read. */
public interface MergingLastAccessTime extends MergingView {
    long getLastAccessTime();
}
