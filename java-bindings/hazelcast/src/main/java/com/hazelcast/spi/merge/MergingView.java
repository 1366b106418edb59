package com.hazelcast.spi.merge;

/** Marks what a merge policy looks at. */
public interface MergingView {
}
