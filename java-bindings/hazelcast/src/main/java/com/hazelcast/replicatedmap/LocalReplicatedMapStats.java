package com.hazelcast.replicatedmap;

import com.hazelcast.map.LocalMapStats;

/** Counters of a replicated map. */
public interface LocalReplicatedMapStats extends LocalMapStats {
}
