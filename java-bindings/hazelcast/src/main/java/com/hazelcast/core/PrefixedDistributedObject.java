package com.hazelcast.core;

/** An object whose full name has a prefix. */
public interface PrefixedDistributedObject extends DistributedObject {
    String getPrefixedName();
}
