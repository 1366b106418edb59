package com.hazelcast.internal.util;

/** Says how much heap there is. */
public interface MemoryInfoAccessor {
    long getTotalMemory();

    long getFreeMemory();

    long getMaxMemory();
}
