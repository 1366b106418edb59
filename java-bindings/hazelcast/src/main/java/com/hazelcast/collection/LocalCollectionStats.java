package com.hazelcast.collection;

import com.hazelcast.instance.LocalInstanceStats;

/** Counters of a collection. */
public interface LocalCollectionStats extends LocalInstanceStats {
    long getLastAccessTime();

    long getLastUpdateTime();
}
