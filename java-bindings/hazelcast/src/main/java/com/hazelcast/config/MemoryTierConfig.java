package com.hazelcast.config;

import com.hazelcast.memory.Capacity;
import com.hazelcast.memory.MemoryUnit;
import java.util.Objects;

/** The part of a tiered store that is in memory. A holder. */
public class MemoryTierConfig {
    public static final Capacity DEFAULT_CAPACITY = Capacity.of(256, MemoryUnit.MEGABYTES);

    private Capacity capacity = DEFAULT_CAPACITY;

    public MemoryTierConfig() {
    }

    public MemoryTierConfig(MemoryTierConfig config) {
        capacity = config.capacity;
    }

    public Capacity getCapacity() {
        return capacity;
    }

    public MemoryTierConfig setCapacity(Capacity capacity) {
        this.capacity = capacity;
        return this;
    }

    @Override
    public boolean equals(Object other) {
        if (this == other) {
            return true;
        }
        if (other == null || getClass() != other.getClass()) {
            return false;
        }
        MemoryTierConfig that = (MemoryTierConfig) other;
        return Objects.equals(capacity, that.capacity);
    }

    @Override
    public int hashCode() {
        return Objects.hash(capacity);
    }

    @Override
    public String toString() {
        return "MemoryTierConfig{capacity=" + capacity
            + "}";
    }
}
