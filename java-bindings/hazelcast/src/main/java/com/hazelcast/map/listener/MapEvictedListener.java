package com.hazelcast.map.listener;

import com.hazelcast.map.MapEvent;

/** Told when the map was evicted. */
@FunctionalInterface
public interface MapEvictedListener extends MapListener {
    void mapEvicted(MapEvent mapEvent);
}
