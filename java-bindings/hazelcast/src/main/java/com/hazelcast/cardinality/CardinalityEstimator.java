package com.hazelcast.cardinality;

import com.hazelcast.core.DistributedObject;
import java.util.concurrent.CompletionStage;

/** Estimates how many different objects were added. */
public interface CardinalityEstimator extends DistributedObject {
    void add(Object object);

    long estimate();

    CompletionStage<Void> addAsync(Object object);

    CompletionStage<Long> estimateAsync();
}
