package com.hazelcast.core;

import java.util.UUID;

/** Whether an instance runs, and how to end it. */
public interface LifecycleService {
    void shutdown();

    void terminate();

    UUID addLifecycleListener(LifecycleListener listener);

    boolean removeLifecycleListener(UUID registrationId);

    boolean isRunning();
}
