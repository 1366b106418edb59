package com.hazelcast.core;

import java.util.EventListener;

/** Told of the states of an instance. */
@FunctionalInterface
public interface LifecycleListener extends EventListener {
    void stateChanged(LifecycleEvent lifecycleEvent);
}
