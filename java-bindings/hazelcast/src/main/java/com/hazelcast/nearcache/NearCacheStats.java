package com.hazelcast.nearcache;

import com.hazelcast.instance.LocalInstanceStats;

/** Counters of a near cache. */
public interface NearCacheStats extends LocalInstanceStats {
    long getCreationTime();

    long getHits();

    long getOwnedEntryCount();

    long getOwnedEntryMemoryCost();

    long getMisses();

    double getRatio();

    long getEvictions();

    long getExpirations();

    long getInvalidations();

    long getPersistenceCount();

    long getLastPersistenceTime();

    long getLastPersistenceDuration();

    long getLastPersistenceWrittenBytes();

    long getLastPersistenceKeyCount();

    String getLastPersistenceFailure();
}
