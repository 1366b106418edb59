package com.hazelcast.core;

import java.util.EventObject;
import java.util.UUID;

/** A distributed object was created or destroyed. */
public class DistributedObjectEvent extends EventObject {
    protected transient DistributedObject distributedObject;
    private final EventType eventType;
    private final String serviceName;
    private final String objectName;

    public DistributedObjectEvent(EventType eventType, String serviceName, String objectName, DistributedObject distributedObject, UUID source) {
        super(source);
        this.eventType = eventType;
        this.serviceName = serviceName;
        this.objectName = objectName;
        this.distributedObject = distributedObject;
    }

    public String getServiceName() {
        return serviceName;
    }

    public EventType getEventType() {
        return eventType;
    }

    public Object getObjectName() {
        return objectName;
    }

    public DistributedObject getDistributedObject() {
        return distributedObject;
    }

    /** Created or destroyed. */
    public enum EventType {
        /** It came into being. */
        CREATED,
        /** It is gone. */
        DESTROYED
    }

    @Override
    public String toString() {
        return "DistributedObjectEvent{eventType=" + eventType + ", serviceName='" + serviceName + "', objectName='" + objectName + "'}";
    }
}
