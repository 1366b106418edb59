package com.hazelcast.map;

import com.hazelcast.cluster.Member;
import com.hazelcast.core.EntryEventType;

/** Any event of a map. */
public interface IMapEvent {
    String getName();

    EntryEventType getEventType();

    Member getMember();
}
