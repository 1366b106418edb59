package com.hazelcast.collection;

/** Counters of a set. */
public interface LocalSetStats extends LocalCollectionStats {
}
