package com.hazelcast.collection;

/** Counters of a list. */
public interface LocalListStats extends LocalCollectionStats {
}
