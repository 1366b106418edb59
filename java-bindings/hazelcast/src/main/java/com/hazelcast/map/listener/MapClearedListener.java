package com.hazelcast.map.listener;

import com.hazelcast.map.MapEvent;

/** Told when the map was cleared. */
@FunctionalInterface
public interface MapClearedListener extends MapListener {
    void mapCleared(MapEvent mapEvent);
}
