package com.hazelcast.config;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Attributes of this member, fixed at start. */
public class MemberAttributeConfig {
    private Map<String, String> attributes = new ConcurrentHashMap<>();

    public MemberAttributeConfig() {
    }

    public MemberAttributeConfig(MemberAttributeConfig config) {
        attributes = new ConcurrentHashMap<>(config.attributes);
    }

    public Map<String, String> getAttributes() {
        return attributes;
    }

    public MemberAttributeConfig setAttributes(Map<String, String> attributes) {
        this.attributes = new ConcurrentHashMap<>(attributes);
        return this;
    }

    public String getAttribute(String key) {
        return attributes.get(key);
    }

    public MemberAttributeConfig setAttribute(String key, String value) {
        attributes.put(key, value);
        return this;
    }

    public MemberAttributeConfig removeAttribute(String key) {
        attributes.remove(key);
        return this;
    }

    @Override
    public boolean equals(Object other) {
        return other != null && getClass() == other.getClass() && toString().equals(other.toString()); // toString names every field
    }

    @Override
    public int hashCode() {
        return toString().hashCode();
    }

    @Override
    public String toString() {
        return "MemberAttributeConfig{attributes=" + attributes + "}";
    }
}
