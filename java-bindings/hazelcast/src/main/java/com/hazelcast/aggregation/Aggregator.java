package com.hazelcast.aggregation;

import java.io.Serializable;

/** Folds entries into a result. */
public interface Aggregator<I, R> extends Serializable {
    void combine(Aggregator aggregator);

    void accumulate(I value);

    default void onAccumulationFinished() {
        // Nothing to tidy by default.
    }

    default void onCombinationFinished() {
        // Nothing to tidy by default.
    }

    R aggregate();
}
