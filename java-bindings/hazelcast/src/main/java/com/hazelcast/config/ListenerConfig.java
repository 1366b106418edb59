package com.hazelcast.config;

import java.util.EventListener;

/** A listener, as an object or by the name of its class. */
public class ListenerConfig {
    private String className;
    private EventListener implementation;

    public ListenerConfig() {
    }

    public ListenerConfig(String className) {
        setClassName(io.filbert.hazelcast.Checks.hasText(className, "className"));
    }

    public ListenerConfig(EventListener implementation) {
        setImplementation(implementation);
    }

    public ListenerConfig(ListenerConfig config) {
        className = config.className;
        implementation = config.implementation;
    }

    public String getClassName() {
        return className;
    }

    public ListenerConfig setClassName(String className) {
        this.className = className;
        return this;
    }

    public EventListener getImplementation() {
        return implementation;
    }

    public ListenerConfig setImplementation(EventListener implementation) {
        this.implementation = implementation;
        return this;
    }

    public boolean isIncludeValue() {
        return true;
    }

    public boolean isLocal() {
        return false;
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
        return "ListenerConfig{className=" + className + ", implementation=" + implementation + "}";
    }
}
