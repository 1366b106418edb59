package com.hazelcast.core;

import java.util.EventListener;

/** Told of objects that are created and destroyed. */
public interface DistributedObjectListener extends EventListener {
    void distributedObjectCreated(DistributedObjectEvent distributedObjectEvent);

    void distributedObjectDestroyed(DistributedObjectEvent distributedObjectEvent);
}
