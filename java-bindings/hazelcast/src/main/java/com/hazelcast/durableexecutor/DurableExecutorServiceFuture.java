package com.hazelcast.durableexecutor;

import java.util.concurrent.CompletionStage;
import java.util.concurrent.Future;

/** The result of a durable task, and its number. */
public interface DurableExecutorServiceFuture<V> extends CompletionStage<V>, Future<V> {
    long getTaskId();
}
