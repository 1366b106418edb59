package com.hazelcast.durableexecutor;

import com.hazelcast.core.DistributedObject;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;

/** An executor whose tasks and results survive the loss of a member. */
public interface DurableExecutorService extends ExecutorService, DistributedObject {
    <T> DurableExecutorServiceFuture<T> submit(Runnable task, T object);

    DurableExecutorServiceFuture<?> submit(Runnable task);

    <T> DurableExecutorServiceFuture<T> submit(Callable<T> task);

    <T> Future<T> retrieveResult(long number);

    void disposeResult(long number);

    <T> Future<T> retrieveAndDisposeResult(long number);

    void executeOnKeyOwner(Runnable task, Object object);

    DurableExecutorServiceFuture<?> submitToKeyOwner(Runnable task, Object object);

    <T> DurableExecutorServiceFuture<T> submitToKeyOwner(Callable<T> task, Object object);
}
