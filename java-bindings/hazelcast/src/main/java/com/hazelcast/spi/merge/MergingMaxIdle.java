package com.hazelcast.spi.merge;

/** Knows how long what merges may stay unread. */
public interface MergingMaxIdle extends MergingView {
    Long getMaxIdle();
}
