package com.hazelcast.spi.merge;

/** An entry that merges. */
public interface MergingEntry<K, V> extends MergingValue<V> {
    K getKey();

    Object getRawKey();
}
