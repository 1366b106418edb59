package com.hazelcast.scheduledexecutor;

/** A task with a name. */
@FunctionalInterface
public interface NamedTask {
    String getName();
}
