package com.hazelcast.config;

import java.util.Objects;
import java.util.Properties;

/** A class that decides what clients may do. A holder. */
public class PermissionPolicyConfig {
    private String className;
    private Properties properties = new Properties();

    public PermissionPolicyConfig() {
    }

    public PermissionPolicyConfig(String className) {
        setClassName(className);
    }

    public String getClassName() {
        return className;
    }

    public PermissionPolicyConfig setClassName(String className) {
        this.className = className;
        return this;
    }

    public Properties getProperties() {
        return properties;
    }

    public PermissionPolicyConfig setProperties(Properties properties) {
        this.properties = properties;
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
        PermissionPolicyConfig that = (PermissionPolicyConfig) other;
        return Objects.equals(className, that.className)
            && Objects.equals(properties, that.properties);
    }

    @Override
    public int hashCode() {
        return Objects.hash(className, properties);
    }

    @Override
    public String toString() {
        return "PermissionPolicyConfig{className=" + className
            + ", properties=" + properties.keySet()
            + "}";
    }
}
