package com.hazelcast.spi.merge;

/** Knows when what merges expires. */
public interface MergingExpirationTime extends MergingView {
    long getExpirationTime();
}
