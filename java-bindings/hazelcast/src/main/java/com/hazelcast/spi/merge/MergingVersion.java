package com.hazelcast.spi.merge;

/** Knows the version of what merges. */
public interface MergingVersion extends MergingView {
    long getVersion();
}
