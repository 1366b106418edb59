package com.hazelcast.executor.impl;

import com.hazelcast.core.HazelcastInstance;
import com.hazelcast.core.HazelcastInstanceAware;
import com.hazelcast.partition.PartitionAware;
import java.util.concurrent.Callable;

/** A task of an executor, inside of which Spring's managed context looks for the real one. There are no executors yet, so none is made here. */
public final class RunnableAdapter<V> implements Callable<V>, HazelcastInstanceAware, PartitionAware<Object> {
    private Runnable task;

    public RunnableAdapter() {
    }

    public RunnableAdapter(Runnable task) {
        this.task = task;
    }

    public Runnable getRunnable() {
        return task;
    }

    public void setRunnable(Runnable runnable) {
        task = runnable;
    }

    @Override
    public V call() {
        task.run();
        return null;
    }

    @Override
    public Object getPartitionKey() {
        return task instanceof PartitionAware ? ((PartitionAware<?>) task).getPartitionKey() : null;
    }

    @Override
    public void setHazelcastInstance(HazelcastInstance hazelcastInstance) {
        if (task instanceof HazelcastInstanceAware) {
            ((HazelcastInstanceAware) task).setHazelcastInstance(hazelcastInstance);
        }
    }

    @Override
    public String toString() {
        return "RunnableAdapter{task=" + task + '}';
    }
}
