package com.hazelcast.cp;

import com.hazelcast.core.DistributedObject;
import com.hazelcast.core.IFunction;
import java.util.concurrent.CompletionStage;

/** A 64-bit counter of the cluster. */
public interface IAtomicLong extends DistributedObject {
    String getName();

    long get();

    <R> R apply(IFunction<Long, R> function);

    void set(long value);

    boolean compareAndSet(long expect, long update);

    long getAndSet(long value);

    long getAndAdd(long delta);

    long getAndIncrement();

    long getAndDecrement();

    long incrementAndGet();

    long decrementAndGet();

    long addAndGet(long delta);

    CompletionStage<Long> getAsync();

    CompletionStage<Void> setAsync(long value);

    void alter(IFunction<Long, Long> function);

    long alterAndGet(IFunction<Long, Long> function);

    long getAndAlter(IFunction<Long, Long> function);

    CompletionStage<Long> addAndGetAsync(long delta);

    CompletionStage<Boolean> compareAndSetAsync(long expect, long update);

    CompletionStage<Long> decrementAndGetAsync();

    CompletionStage<Long> getAndDecrementAsync();

    CompletionStage<Long> getAndAddAsync(long delta);

    CompletionStage<Long> getAndSetAsync(long value);

    CompletionStage<Long> incrementAndGetAsync();

    CompletionStage<Long> getAndIncrementAsync();

    CompletionStage<Void> alterAsync(IFunction<Long, Long> function);

    CompletionStage<Long> alterAndGetAsync(IFunction<Long, Long> function);

    CompletionStage<Long> getAndAlterAsync(IFunction<Long, Long> function);

    <R> CompletionStage<R> applyAsync(IFunction<Long, R> function);
}
