package com.hazelcast.flakeidgen;

import com.hazelcast.core.DistributedObject;

/** Gives numbers that are unique in the cluster and roughly in order. */
public interface FlakeIdGenerator extends DistributedObject {
    long newId();
}
