package com.hazelcast.config;

import io.filbert.hazelcast.Checks;
import java.util.Objects;
import java.util.Properties;

/** A class that sees each new socket. A holder: turned on, it is refused at start. */
public class SocketInterceptorConfig {
    private boolean enabled;
    private String className;
    private Object implementation;
    private Properties properties = new Properties();

    public SocketInterceptorConfig() {
    }

    public SocketInterceptorConfig(SocketInterceptorConfig config) {
        enabled = config.enabled;
        className = config.className;
        implementation = config.implementation;
        properties.putAll(config.properties);
    }

    public boolean isEnabled() {
        return enabled;
    }

    public SocketInterceptorConfig setEnabled(boolean enabled) {
        this.enabled = enabled;
        return this;
    }

    public String getClassName() {
        return className;
    }

    public SocketInterceptorConfig setClassName(String className) {
        Checks.hasText(className, "className");
        this.className = className;
        return this;
    }

    public Object getImplementation() {
        return implementation;
    }

    public SocketInterceptorConfig setImplementation(Object implementation) {
        Objects.requireNonNull(implementation, "implementation");
        this.implementation = implementation;
        return this;
    }

    public Properties getProperties() {
        return properties;
    }

    public SocketInterceptorConfig setProperties(Properties properties) {
        Checks.notNull(properties, "properties");
        this.properties = properties;
        return this;
    }

    public String getProperty(String name) {
        return properties.getProperty(name);
    }

    public SocketInterceptorConfig setProperty(String name, String value) {
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
        SocketInterceptorConfig that = (SocketInterceptorConfig) other;
        return enabled == that.enabled
            && Objects.equals(className, that.className)
            && Objects.equals(implementation, that.implementation)
            && Objects.equals(properties, that.properties);
    }

    @Override
    public int hashCode() {
        return Objects.hash(enabled, className, implementation, properties);
    }

    @Override
    public String toString() {
        return "SocketInterceptorConfig{enabled=" + enabled
            + ", className=" + className
            + ", implementation=" + implementation
            + ", properties=" + properties.keySet()
            + "}";
    }
}
