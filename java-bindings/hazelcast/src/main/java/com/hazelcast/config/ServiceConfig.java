package com.hazelcast.config;

import java.util.Objects;
import java.util.Properties;

/** A service of one's own. A holder. */
public class ServiceConfig {
    private String name;
    private boolean enabled;
    private String className;
    private Object implementation;
    private Object configObject;
    private Properties properties = new Properties();

    public ServiceConfig() {
    }

    public String getName() {
        return name;
    }

    public ServiceConfig setName(String name) {
        this.name = name;
        return this;
    }

    public boolean isEnabled() {
        return enabled;
    }

    public ServiceConfig setEnabled(boolean enabled) {
        this.enabled = enabled;
        return this;
    }

    public String getClassName() {
        return className;
    }

    public ServiceConfig setClassName(String className) {
        this.className = className;
        return this;
    }

    public Object getImplementation() {
        return implementation;
    }

    public ServiceConfig setImplementation(Object implementation) {
        this.implementation = implementation;
        return this;
    }

    public Object getConfigObject() {
        return configObject;
    }

    public ServiceConfig setConfigObject(Object configObject) {
        this.configObject = configObject;
        return this;
    }

    public Properties getProperties() {
        return properties;
    }

    public ServiceConfig setProperties(Properties properties) {
        this.properties = properties;
        return this;
    }

    public ServiceConfig addProperty(String name, String value) {
        properties.put(name, value);
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
        ServiceConfig that = (ServiceConfig) other;
        return Objects.equals(name, that.name)
            && enabled == that.enabled
            && Objects.equals(className, that.className)
            && Objects.equals(implementation, that.implementation)
            && Objects.equals(configObject, that.configObject)
            && Objects.equals(properties, that.properties);
    }

    @Override
    public int hashCode() {
        return Objects.hash(name, enabled, className, implementation, configObject, properties);
    }

    @Override
    public String toString() {
        return "ServiceConfig{name=" + name
            + ", enabled=" + enabled
            + ", className=" + className
            + ", implementation=" + implementation
            + ", configObject=" + configObject
            + ", properties=" + properties.keySet()
            + "}";
    }
}
