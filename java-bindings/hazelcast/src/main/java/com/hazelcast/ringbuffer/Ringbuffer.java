package com.hazelcast.ringbuffer;

import com.hazelcast.core.DistributedObject;
import com.hazelcast.core.IFunction;
import java.util.Collection;
import java.util.concurrent.CompletionStage;

/** A ring of items that are read by sequence number. */
public interface Ringbuffer<E> extends DistributedObject {
    long capacity();

    long size();

    long tailSequence();

    long headSequence();

    long remainingCapacity();

    long add(E item);

    CompletionStage<Long> addAsync(E item, OverflowPolicy policy);

    E readOne(long sequence) throws InterruptedException;

    CompletionStage<Long> addAllAsync(Collection<? extends E> items, OverflowPolicy policy);

    CompletionStage<ReadResultSet<E>> readManyAsync(long startSequence, int minCount, int maxCount, IFunction<E, Boolean> function);
}
