package com.hazelcast.core;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Semaphore;

/** Keeps several asynchronous calls under way, but not more than its depth. */
public class Pipelining<E> {
    private final Semaphore room;
    private final List<CompletionStage<E>> stages = new ArrayList<>();

    public Pipelining(int depth) {
        if (depth <= 0) {
            throw new IllegalArgumentException("depth must be positive, but is " + depth);
        }
        room = new Semaphore(depth);
    }

    /** Waits for all; their results in the order of {@link #add}. */
    public List<E> results() throws Exception {
        List<E> results = new ArrayList<>(stages.size());
        for (CompletionStage<E> stage : stages) {
            results.add(stage.toCompletableFuture().get());
        }
        return results;
    }

    /** Waits for room; {@code stage} is under way until it completes. */
    public CompletionStage<E> add(CompletionStage<E> stage) throws InterruptedException {
        if (stage == null) {
            throw new NullPointerException("future can't be null");
        }
        room.acquire();
        stages.add(stage);
        stage.whenComplete((result, failure) -> room.release());
        return stage;
    }
}
