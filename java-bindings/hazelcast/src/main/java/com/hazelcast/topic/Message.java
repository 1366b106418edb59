package com.hazelcast.topic;

import com.hazelcast.cluster.Member;
import java.util.EventObject;

/** A message of a topic; the source is the topic's name. */
public class Message<E> extends EventObject {
    protected transient E messageObject;
    private final long publishTime;
    private final transient Member publishingMember;

    public Message(String topicName, E messageObject, long publishTime, Member publishingMember) {
        super(topicName);
        this.messageObject = messageObject;
        this.publishTime = publishTime;
        this.publishingMember = publishingMember;
    }

    public E getMessageObject() {
        return messageObject;
    }

    public long getPublishTime() {
        return publishTime;
    }

    public Member getPublishingMember() {
        return publishingMember;
    }
}
