package com.hazelcast.map;

/** A store that is told when values expire. */
public interface EntryStore<K, V> extends EntryLoader<K, V>, MapStore<K, EntryLoader.MetadataAwareValue<V>> {
}
