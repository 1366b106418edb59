package com.hazelcast.query;

import com.hazelcast.instance.LocalInstanceStats;

/** Counters of an index. */
public interface LocalIndexStats extends LocalInstanceStats {
    long getTotalRemoveLatency();

    long getQueryCount();

    long getHitCount();

    long getAverageHitLatency();

    double getAverageHitSelectivity();

    long getInsertCount();

    long getTotalInsertLatency();

    long getUpdateCount();

    long getTotalUpdateLatency();

    long getRemoveCount();

    long getMemoryCost();
}
