package com.hazelcast.spi.eviction;

import java.io.Serializable;
import java.util.Comparator;

/** Orders entries for eviction. */
@FunctionalInterface
public interface EvictionPolicyComparator<K, V, E extends EvictableEntryView<K, V>> extends Comparator<E>, Serializable {
}
