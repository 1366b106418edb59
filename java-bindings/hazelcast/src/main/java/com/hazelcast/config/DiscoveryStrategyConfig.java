package com.hazelcast.config;

import io.filbert.hazelcast.Checks;
import java.util.HashMap;
import java.util.Map;

/** A discovery strategy, as a factory or by the name of its class, with properties. */
public class DiscoveryStrategyConfig {
    private String className;
    private Map<String, Comparable> properties = new HashMap<>();

    public DiscoveryStrategyConfig() {
    }

    public DiscoveryStrategyConfig(String className) {
        setClassName(className);
    }

    public DiscoveryStrategyConfig(DiscoveryStrategyConfig config) {
        className = config.className;
        properties = new HashMap<>(config.properties);
    }

    public DiscoveryStrategyConfig(String className, Map<String, Comparable> properties) {
        this.className = className;
        this.properties = properties;
    }

    public String getClassName() {
        return className;
    }

    public DiscoveryStrategyConfig setClassName(String className) {
        Checks.hasText(className, "className");
        this.className = className;
        return this;
    }

    public Map<String, Comparable> getProperties() {
        return properties;
    }

    public DiscoveryStrategyConfig setProperties(Map<String, Comparable> properties) {
        this.properties = properties;
        return this;
    }

    public DiscoveryStrategyConfig addProperty(String name, Comparable value) {
        properties.put(name, value);
        return this;
    }

    @Override
    public String toString() {
        return "DiscoveryStrategyConfig{className=" + className
            + ", properties=" + properties.keySet()
            + "}";
    }

    public DiscoveryStrategyConfig removeProperty(String key) {
        properties.remove(key);
        return this;
    }
}
