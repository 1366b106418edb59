package com.hazelcast.spi.merge;

/** Knows how often what merges was read. */
public interface MergingHits extends MergingView {
    long getHits();
}
