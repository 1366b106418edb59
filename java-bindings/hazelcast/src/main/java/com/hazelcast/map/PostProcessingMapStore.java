package com.hazelcast.map;

/** Marks a store that changes what it is given. */
public interface PostProcessingMapStore {
}
