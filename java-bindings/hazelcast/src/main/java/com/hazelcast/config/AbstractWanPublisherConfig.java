package com.hazelcast.config;

import java.util.HashMap;
import java.util.Map;
import java.util.Objects;

/** What both kinds of publishers to other clusters share. A holder. */
public abstract class AbstractWanPublisherConfig {
    private String className;
    private Map<String, Comparable> properties = new HashMap<>();
    private String publisherId = "";

    public AbstractWanPublisherConfig() {
    }

    public String getClassName() {
        return className;
    }

    public AbstractWanPublisherConfig setClassName(String className) {
        this.className = className;
        return this;
    }

    public Map<String, Comparable> getProperties() {
        return properties;
    }

    public AbstractWanPublisherConfig setProperties(Map<String, Comparable> properties) {
        this.properties = properties;
        return this;
    }

    public String getPublisherId() {
        return publisherId;
    }

    public AbstractWanPublisherConfig setPublisherId(String publisherId) {
        this.publisherId = publisherId;
        return this;
    }

    @Override
    public boolean equals(Object other) {
        if (this == other) {
            return true;
        }
        if (other == null || getClass() != other.getClass()) {
            return false;
        }
        AbstractWanPublisherConfig that = (AbstractWanPublisherConfig) other;
        return Objects.equals(className, that.className)
            && Objects.equals(properties, that.properties)
            && Objects.equals(publisherId, that.publisherId);
    }

    @Override
    public int hashCode() {
        return Objects.hash(className, properties, publisherId);
    }
}
