package com.hazelcast.topic;

/** What a reliable topic does without room. */
public enum TopicOverloadPolicy {
    DISCARD_OLDEST,
    DISCARD_NEWEST,
    BLOCK,
    ERROR
}
