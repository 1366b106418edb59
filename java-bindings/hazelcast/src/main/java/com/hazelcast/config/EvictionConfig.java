package com.hazelcast.config;

import com.hazelcast.spi.eviction.EvictionPolicyComparator;
import io.filbert.hazelcast.Checks;
import java.util.Objects;

/** When a map is full, and what goes then. */
public class EvictionConfig {
    public static final int DEFAULT_MAX_ENTRY_COUNT = 10_000;
    public static final MaxSizePolicy DEFAULT_MAX_SIZE_POLICY = MaxSizePolicy.ENTRY_COUNT;
    public static final EvictionPolicy DEFAULT_EVICTION_POLICY = EvictionPolicy.LRU;

    private int size = DEFAULT_MAX_ENTRY_COUNT;
    private MaxSizePolicy maxSizePolicy = DEFAULT_MAX_SIZE_POLICY;
    private EvictionPolicy evictionPolicy = DEFAULT_EVICTION_POLICY;
    private String comparatorClassName;
    private EvictionPolicyComparator comparator;

    public EvictionConfig() {
    }

    public EvictionConfig(EvictionConfig config) {
        size = config.size;
        maxSizePolicy = config.maxSizePolicy;
        evictionPolicy = config.evictionPolicy;
        comparatorClassName = config.comparatorClassName;
        comparator = config.comparator;
    }

    public int getSize() {
        return size;
    }

    public EvictionConfig setSize(int size) {
        Checks.atLeast(size, 0, "size");
        this.size = size;
        return this;
    }

    public MaxSizePolicy getMaxSizePolicy() {
        return maxSizePolicy;
    }

    public EvictionConfig setMaxSizePolicy(MaxSizePolicy maxSizePolicy) {
        Checks.notNull(maxSizePolicy, "maxSizePolicy");
        this.maxSizePolicy = maxSizePolicy;
        return this;
    }

    public EvictionPolicy getEvictionPolicy() {
        return evictionPolicy;
    }

    public EvictionConfig setEvictionPolicy(EvictionPolicy evictionPolicy) {
        Checks.notNull(evictionPolicy, "evictionPolicy");
        this.evictionPolicy = evictionPolicy;
        return this;
    }

    public String getComparatorClassName() {
        return comparatorClassName;
    }

    public EvictionConfig setComparatorClassName(String comparatorClassName) {
        this.comparatorClassName = comparatorClassName;
        return this;
    }

    public EvictionPolicyComparator getComparator() {
        return comparator;
    }

    public EvictionConfig setComparator(EvictionPolicyComparator comparator) {
        Objects.requireNonNull(comparator, "comparator");
        this.comparator = comparator;
        return this;
    }

    @Override
    public boolean equals(Object other) {
        return other != null && getClass() == other.getClass() && toString().equals(other.toString()); // toString names every field
    }

    @Override
    public int hashCode() {
        return toString().hashCode();
    }

    @Override
    public String toString() {
        return "EvictionConfig{size=" + size
            + ", maxSizePolicy=" + maxSizePolicy
            + ", evictionPolicy=" + evictionPolicy
            + ", comparatorClassName=" + comparatorClassName
            + ", comparator=" + comparator
            + "}";
    }
}
