package com.hazelcast.map;

import java.util.Properties;

/** Makes the loader or store of a map. */
@FunctionalInterface
public interface MapStoreFactory<K, V> {
    MapLoader<K, V> newMapStore(String name, Properties properties);
}
