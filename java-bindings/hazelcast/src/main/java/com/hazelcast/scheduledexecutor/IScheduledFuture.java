package com.hazelcast.scheduledexecutor;

import java.util.concurrent.ScheduledFuture;

/** A scheduled task. */
public interface IScheduledFuture<V> extends ScheduledFuture<V> {
    ScheduledTaskHandler getHandler();

    ScheduledTaskStatistics getStats();

    void dispose();

    boolean cancel(boolean value);
}
