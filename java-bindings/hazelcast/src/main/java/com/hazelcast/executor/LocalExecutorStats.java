package com.hazelcast.executor;

import com.hazelcast.instance.LocalInstanceStats;

/** Numbers of one executor on this member. */
public interface LocalExecutorStats extends LocalInstanceStats {
    long getPendingTaskCount();

    long getStartedTaskCount();

    long getCompletedTaskCount();

    long getCancelledTaskCount();

    long getTotalStartLatency();

    long getTotalExecutionLatency();
}
