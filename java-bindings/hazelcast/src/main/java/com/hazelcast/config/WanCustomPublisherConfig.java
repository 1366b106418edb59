package com.hazelcast.config;

import java.util.Map;
import java.util.Objects;

/** Sends changes elsewhere through a class of one's own. A holder. */
public class WanCustomPublisherConfig extends AbstractWanPublisherConfig {
    private String publisherId = "";

    public WanCustomPublisherConfig() {
    }

    public String getPublisherId() {
        return publisherId;
    }

    public WanCustomPublisherConfig setPublisherId(String publisherId) {
        Objects.requireNonNull(publisherId, "publisherId");
        this.publisherId = publisherId;
        return this;
    }

    @Override
    public WanCustomPublisherConfig setProperties(Map<String, Comparable> properties) {
        super.setProperties(properties);
        return this;
    }

    @Override
    public WanCustomPublisherConfig setClassName(String className) {
        super.setClassName(className);
        return this;
    }

    @Override
    public String toString() {
        return "WanCustomPublisherConfig{publisherId=" + publisherId
            + "}";
    }
}
