package com.hazelcast.topic;

import com.hazelcast.core.HazelcastException;

/** A reliable topic has no room for the message. */
public class TopicOverloadException extends HazelcastException {
    public TopicOverloadException(String message) {
        super(message);
    }
}
