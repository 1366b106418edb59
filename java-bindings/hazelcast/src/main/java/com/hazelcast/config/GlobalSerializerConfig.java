package com.hazelcast.config;

import com.hazelcast.nio.serialization.Serializer;

/** The serializer for what no other one is for. */
public class GlobalSerializerConfig {
    private String className;
    private Serializer implementation;
    private boolean overrideJavaSerialization = false;

    public GlobalSerializerConfig() {
    }

    public GlobalSerializerConfig(GlobalSerializerConfig config) {
        className = config.className;
        implementation = config.implementation;
        overrideJavaSerialization = config.overrideJavaSerialization;
    }

    public String getClassName() {
        return className;
    }

    public GlobalSerializerConfig setClassName(String className) {
        this.className = className;
        return this;
    }

    public Serializer getImplementation() {
        return implementation;
    }

    public GlobalSerializerConfig setImplementation(Serializer implementation) {
        this.implementation = implementation;
        return this;
    }

    public boolean isOverrideJavaSerialization() {
        return overrideJavaSerialization;
    }

    public GlobalSerializerConfig setOverrideJavaSerialization(boolean overrideJavaSerialization) {
        this.overrideJavaSerialization = overrideJavaSerialization;
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
        return "GlobalSerializerConfig{className=" + className
            + ", implementation=" + implementation
            + ", overrideJavaSerialization=" + overrideJavaSerialization
            + "}";
    }
}
