package com.hazelcast.config;

import io.filbert.hazelcast.Checks;
import java.util.Objects;
import java.util.Properties;

/** A connection to a store elsewhere, by name. A holder. */
public class DataConnectionConfig implements NamedConfig {
    private String name;
    private Properties properties = new Properties();
    private boolean shared = true;
    private String type;

    public DataConnectionConfig() {
    }

    public DataConnectionConfig(String name) {
        setName(name);
    }

    public DataConnectionConfig(DataConnectionConfig config) {
        name = config.name;
        properties.putAll(config.properties);
        shared = config.shared;
        type = config.type;
    }

    @Override
    public String getName() {
        return name;
    }

    @Override
    public DataConnectionConfig setName(String name) {
        Objects.requireNonNull(name, "name");
        this.name = name;
        return this;
    }

    public Properties getProperties() {
        return properties;
    }

    public DataConnectionConfig setProperties(Properties properties) {
        Objects.requireNonNull(properties, "properties");
        this.properties = properties;
        return this;
    }

    public boolean isShared() {
        return shared;
    }

    public DataConnectionConfig setShared(boolean shared) {
        this.shared = shared;
        return this;
    }

    public String getType() {
        return type;
    }

    public DataConnectionConfig setType(String type) {
        Checks.hasText(type, "type");
        this.type = type;
        return this;
    }

    public DataConnectionConfig setProperty(String name, String value) {
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
        DataConnectionConfig that = (DataConnectionConfig) other;
        return Objects.equals(name, that.name)
            && Objects.equals(properties, that.properties)
            && shared == that.shared
            && Objects.equals(type, that.type);
    }

    @Override
    public int hashCode() {
        return Objects.hash(name, properties, shared, type);
    }

    @Override
    public String toString() {
        return "DataConnectionConfig{name=" + name
            + ", properties=" + properties.keySet()
            + ", shared=" + shared
            + ", type=" + type
            + "}";
    }

    public String getProperty(String name, String defaultValue) {
        return properties.getProperty(name, defaultValue);
    }

    public String getProperty(String name) {
        return properties.getProperty(name);
    }
}
