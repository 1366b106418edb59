package com.hazelcast.scheduledexecutor;

/** Marks a task that is forgotten as soon as it is done. */
public interface AutoDisposableTask {
}
