package com.hazelcast.map;

import com.hazelcast.core.EntryView;
import com.hazelcast.spi.eviction.EvictionPolicyComparator;

/** The order in which entries of a map are evicted. */
@FunctionalInterface
public interface MapEvictionPolicyComparator<K, V> extends EvictionPolicyComparator<K, V, EntryView<K, V>> {
    int compare(EntryView<K, V> entryView, EntryView<K, V> entryView2);
}
