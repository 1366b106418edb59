package com.hazelcast.spi.merge;

/** Knows the memory of what merges. */
public interface MergingCosts extends MergingView {
    long getCost();
}
