package com.hazelcast.config;

import com.hazelcast.memory.Capacity;

/** Where a tiered store puts what does not fit in memory. */
public interface DeviceConfig extends NamedConfig {
    boolean isLocal();

    Capacity getCapacity();
}
