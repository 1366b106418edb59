package com.hazelcast.map.listener;

import com.hazelcast.map.EventLostEvent;

/** Told that events did not reach a query cache. */
@FunctionalInterface
public interface EventLostListener extends MapListener {
    void eventLost(EventLostEvent eventLostEvent);
}
