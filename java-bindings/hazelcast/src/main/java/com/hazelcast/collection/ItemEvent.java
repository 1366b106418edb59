package com.hazelcast.collection;

import com.hazelcast.cluster.Member;
import com.hazelcast.core.ItemEventType;
import java.util.EventObject;

/** An item came or went; the source is the collection's name. */
public class ItemEvent<E> extends EventObject {
    protected transient E item;
    private final ItemEventType eventType;
    private final transient Member member;

    public ItemEvent(String name, ItemEventType eventType, E item, Member member) {
        super(name);
        this.item = item;
        this.eventType = eventType;
        this.member = member;
    }

    public ItemEventType getEventType() {
        return eventType;
    }

    public E getItem() {
        return item;
    }

    public Member getMember() {
        return member;
    }

    @Override
    public String toString() {
        return "ItemEvent{event=" + eventType + ", item=" + getItem() + ", member=" + getMember() + "}";
    }
}
