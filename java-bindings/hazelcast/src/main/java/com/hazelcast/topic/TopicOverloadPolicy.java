package com.hazelcast.topic;

/** What a publisher does when there is no room. */
public enum TopicOverloadPolicy {
    DISCARD_OLDEST, DISCARD_NEWEST, BLOCK, ERROR
}
