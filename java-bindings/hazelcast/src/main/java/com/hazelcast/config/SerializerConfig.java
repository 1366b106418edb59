package com.hazelcast.config;

import com.hazelcast.nio.serialization.Serializer;

/** One serializer and the type it is for. */
public class SerializerConfig {
    private String className;
    private Serializer implementation;
    private Class typeClass;
    private String typeClassName;

    public SerializerConfig() {
    }

    public SerializerConfig(SerializerConfig config) {
        className = config.className;
        implementation = config.implementation;
        typeClass = config.typeClass;
        typeClassName = config.typeClassName;
    }

    public String getClassName() {
        return className;
    }

    public SerializerConfig setClassName(String className) {
        this.className = className;
        return this;
    }

    public Serializer getImplementation() {
        return implementation;
    }

    public SerializerConfig setImplementation(Serializer implementation) {
        this.implementation = implementation;
        return this;
    }

    public Class getTypeClass() {
        return typeClass;
    }

    public SerializerConfig setTypeClass(Class typeClass) {
        this.typeClass = typeClass;
        return this;
    }

    public String getTypeClassName() {
        return typeClassName;
    }

    public SerializerConfig setTypeClassName(String typeClassName) {
        this.typeClassName = typeClassName;
        return this;
    }

    public SerializerConfig setClass(Class<? extends Serializer> clazz) {
        return setClassName(clazz == null ? null : clazz.getName());
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
        return "SerializerConfig{className=" + className
            + ", implementation=" + implementation
            + ", typeClass=" + typeClass
            + ", typeClassName=" + typeClassName
            + "}";
    }
}
