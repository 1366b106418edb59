package com.hazelcast.multimap;

import com.hazelcast.map.LocalMapStats;

/** Counters of a multimap. */
public interface LocalMultiMapStats extends LocalMapStats {
}
