package com.hazelcast.core;

/** Told when the heap is used up. */
public abstract class OutOfMemoryHandler {
    public abstract void onOutOfMemory(OutOfMemoryError error, HazelcastInstance[] hazelcastInstances);

    public boolean shouldHandle(OutOfMemoryError error) {
        return true;
    }

    /** Ends the instance; its connections end with it. */
    protected final void tryCloseConnections(HazelcastInstance hazelcastInstance) {
        tryShutdown(hazelcastInstance);
    }

    protected final void tryShutdown(HazelcastInstance hazelcastInstance) {
        if (hazelcastInstance != null) {
            hazelcastInstance.getLifecycleService().terminate();
        }
    }
}
