package com.hazelcast.topic;

import java.util.EventListener;

/** Told of messages. */
@FunctionalInterface
public interface MessageListener<E> extends EventListener {
    void onMessage(Message<E> message);
}
