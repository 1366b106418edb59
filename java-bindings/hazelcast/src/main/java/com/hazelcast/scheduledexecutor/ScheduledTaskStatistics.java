package com.hazelcast.scheduledexecutor;

import com.hazelcast.nio.serialization.IdentifiedDataSerializable;
import java.util.concurrent.TimeUnit;

/** Numbers of one scheduled task. */
public interface ScheduledTaskStatistics extends IdentifiedDataSerializable {
    long getTotalRuns();

    long getLastRunDuration(TimeUnit unit);

    long getLastIdleTime(TimeUnit unit);

    long getTotalRunTime(TimeUnit unit);

    long getTotalIdleTime(TimeUnit unit);
}
