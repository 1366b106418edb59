package com.hazelcast.map;

import com.hazelcast.cluster.Member;
import com.hazelcast.core.EntryEventType;
import java.util.EventObject;

/** What all events of a map share; the source is the map's name. */
public abstract class AbstractIMapEvent extends EventObject implements IMapEvent {
    protected final String name;
    private final transient Member member;
    private final EntryEventType eventType;

    public AbstractIMapEvent(Object source, Member member, int eventType) {
        super(source);
        this.name = (String) source;
        this.member = member;
        this.eventType = EntryEventType.getByType(eventType);
    }

    @Override
    public Object getSource() {
        return name;
    }

    @Override
    public Member getMember() {
        return member;
    }

    @Override
    public EntryEventType getEventType() {
        return eventType;
    }

    @Override
    public String getName() {
        return name;
    }

    @Override
    public String toString() {
        return String.format("entryEventType=%s, member=%s, name='%s'", eventType, member, name);
    }
}
