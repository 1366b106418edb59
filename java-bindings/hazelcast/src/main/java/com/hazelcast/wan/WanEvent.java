package com.hazelcast.wan;

/** A change that goes to another cluster. */
public interface WanEvent<T> {
    String getServiceName();

    String getObjectName();

    WanEventType getEventType();

    T getEventObject();
}
