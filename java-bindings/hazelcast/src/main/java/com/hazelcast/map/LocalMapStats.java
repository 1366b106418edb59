package com.hazelcast.map;

import com.hazelcast.instance.LocalInstanceStats;
import com.hazelcast.nearcache.NearCacheStats;
import com.hazelcast.partition.LocalReplicationStats;
import com.hazelcast.query.LocalIndexStats;
import java.util.Map;

/** Counters of one map on this member. */
public interface LocalMapStats extends LocalInstanceStats {
    long total();

    long getLastAccessTime();

    long getCreationTime();

    long getLastUpdateTime();

    long getEventOperationCount();

    long getHits();

    long getOwnedEntryCount();

    long getBackupEntryCount();

    int getBackupCount();

    long getOwnedEntryMemoryCost();

    long getBackupEntryMemoryCost();

    long getEvictionCount();

    long getExpirationCount();

    long getLockedEntryCount();

    long getDirtyEntryCount();

    long getPutOperationCount();

    long getSetOperationCount();

    long getGetOperationCount();

    long getRemoveOperationCount();

    long getTotalPutLatency();

    long getTotalSetLatency();

    long getTotalGetLatency();

    long getTotalRemoveLatency();

    long getMaxPutLatency();

    long getMaxSetLatency();

    long getMaxGetLatency();

    long getMaxRemoveLatency();

    long getOtherOperationCount();

    long getHeapCost();

    long getMerkleTreesCost();

    LocalReplicationStats getReplicationStats();

    NearCacheStats getNearCacheStats();

    long getQueryCount();

    long getIndexedQueryCount();

    Map<String, LocalIndexStats> getIndexStats();
}
