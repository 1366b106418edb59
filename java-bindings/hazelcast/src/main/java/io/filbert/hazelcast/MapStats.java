package io.filbert.hazelcast;

import com.hazelcast.map.LocalMapStats;
import com.hazelcast.nearcache.NearCacheStats;
import com.hazelcast.partition.LocalReplicationStats;
import com.hazelcast.query.LocalIndexStats;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** One map's counters on this member, as one snapshot of the library. Times in milliseconds, as in Hazelcast. */
final class MapStats implements LocalMapStats {
    private final Map<String, Long> numbers;
    private final int backups;

    MapStats(Map<String, Long> numbers, int backups) {
        this.numbers = numbers;
        this.backups = backups;
    }

    private long number(String name) {
        return numbers.getOrDefault(name, 0L);
    }

    private long millis(String name) {
        return TimeUnit.NANOSECONDS.toMillis(number(name));
    }

    @Override
    public int getBackupCount() {
        return backups;
    }

    /** Without sets, as in Hazelcast. */
    @Override
    public long total() {
        return number("gets") + number("puts") + number("removes") + getOtherOperationCount();
    }

    @Override
    public long getOtherOperationCount() {
        return number("other");
    }

    @Override
    public long getHeapCost() {
        return number("owned.bytes") + number("backup.bytes");
    }

    /** Not counted. */
    @Override
    public LocalReplicationStats getReplicationStats() {
        return NoReplications.INSTANCE;
    }

    @Override
    public NearCacheStats getNearCacheStats() {
        return null; // there is no near cache
    }

    @Override
    public Map<String, LocalIndexStats> getIndexStats() {
        return Map.of();
    }

    @Override
    public long getLastAccessTime() {
        return number("accessed");
    }

    @Override
    public long getCreationTime() {
        return number("created");
    }

    @Override
    public long getLastUpdateTime() {
        return number("updated");
    }

    @Override
    public long getEventOperationCount() {
        return number("events");
    }

    @Override
    public long getHits() {
        return number("hits");
    }

    @Override
    public long getOwnedEntryCount() {
        return number("owned.entries");
    }

    @Override
    public long getBackupEntryCount() {
        return number("backup.entries");
    }

    @Override
    public long getOwnedEntryMemoryCost() {
        return number("owned.bytes");
    }

    @Override
    public long getBackupEntryMemoryCost() {
        return number("backup.bytes");
    }

    @Override
    public long getEvictionCount() {
        return number("evictions");
    }

    @Override
    public long getExpirationCount() {
        return number("expirations");
    }

    @Override
    public long getLockedEntryCount() {
        return number("locked.entries");
    }

    @Override
    public long getDirtyEntryCount() {
        return 0;
    }

    @Override
    public long getPutOperationCount() {
        return number("puts");
    }

    @Override
    public long getSetOperationCount() {
        return number("sets");
    }

    @Override
    public long getGetOperationCount() {
        return number("gets");
    }

    @Override
    public long getRemoveOperationCount() {
        return number("removes");
    }

    @Override
    public long getTotalPutLatency() {
        return millis("put.ns.total");
    }

    @Override
    public long getTotalSetLatency() {
        return millis("set.ns.total");
    }

    @Override
    public long getTotalGetLatency() {
        return millis("get.ns.total");
    }

    @Override
    public long getTotalRemoveLatency() {
        return millis("remove.ns.total");
    }

    @Override
    public long getMaxPutLatency() {
        return millis("put.ns.max");
    }

    @Override
    public long getMaxSetLatency() {
        return millis("set.ns.max");
    }

    @Override
    public long getMaxGetLatency() {
        return millis("get.ns.max");
    }

    @Override
    public long getMaxRemoveLatency() {
        return millis("remove.ns.max");
    }

    @Override
    public long getMerkleTreesCost() {
        return 0;
    }

    @Override
    public long getQueryCount() {
        return 0;
    }

    @Override
    public long getIndexedQueryCount() {
        return 0;
    }

    @Override
    public String toString() {
        return "LocalMapStats" + numbers;
    }

    /** How often partitions were sent is not counted by map. */
    private static final class NoReplications implements LocalReplicationStats {
        static final NoReplications INSTANCE = new NoReplications();

        @Override
        public long getDifferentialPartitionReplicationCount() {
            return 0;
        }

        @Override
        public long getFullPartitionReplicationCount() {
            return 0;
        }

        @Override
        public long getDifferentialReplicationRecordCount() {
            return 0;
        }

        @Override
        public long getFullReplicationRecordCount() {
            return 0;
        }
    }
}
