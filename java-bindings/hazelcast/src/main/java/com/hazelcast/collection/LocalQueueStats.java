package com.hazelcast.collection;

import com.hazelcast.instance.LocalInstanceStats;

/** Counters of a queue. */
public interface LocalQueueStats extends LocalInstanceStats {
    long getOwnedItemCount();

    long getBackupItemCount();

    long getMinAge();

    long getMaxAge();

    long getAverageAge();

    long getOfferOperationCount();

    long getRejectedOfferOperationCount();

    long getPollOperationCount();

    long getEmptyPollOperationCount();

    long getOtherOperationsCount();

    long getEventOperationCount();
}
