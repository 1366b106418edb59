package com.hazelcast.core;

/** Told how a task ended. */
public interface ExecutionCallback<V> {
    void onResponse(V value);

    void onFailure(Throwable throwable);
}
