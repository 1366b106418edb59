package io.filbert.hazelcast;

import java.util.Map;

/** What operators see of one instance. */
public interface GridMXBean {
    /** All numbers of the library, by name: members, partitions, migrations, entries, bytes, hits and operations per map, queues, calls by outcome, memory. */
    Map<String, Long> getStatistics();

    /** True while it serves. */
    boolean isRunning();

    /** Members of the cluster. */
    long getMembers();

    /** Partitions that this member owns. */
    long getPartitionsOwned();

    /** Partitions that this member backs up. */
    long getPartitionsBackedUp();

    /** Owned partitions whose backups are not all in step. */
    long getPartitionsNotSafe();

    /** Partitions on their way at the moment. */
    long getMigrationsRunning();

    /** Events that did not reach a listener. */
    long getEventsDropped();

    /** Bytes of native memory in use. */
    long getMemoryUsed();

    /** Bytes of native memory allowed. */
    long getMemoryMax();
}
