package com.hazelcast.config;

import io.filbert.hazelcast.Checks;

/** An attribute of values that is read by an extractor class. */
public class AttributeConfig {
    private String name;
    private String extractorClassName;

    public AttributeConfig() {
    }

    public AttributeConfig(String name, String extractorClassName) {
        setName(name);
        setExtractorClassName(extractorClassName);
    }

    public AttributeConfig(AttributeConfig config) {
        name = config.name;
        extractorClassName = config.extractorClassName;
    }

    public String getName() {
        return name;
    }

    public AttributeConfig setName(String name) {
        Checks.hasText(name, "name");
        this.name = name;
        return this;
    }

    public String getExtractorClassName() {
        return extractorClassName;
    }

    public AttributeConfig setExtractorClassName(String extractorClassName) {
        this.extractorClassName = extractorClassName;
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
        return "AttributeConfig{name=" + name + ", extractorClassName=" + extractorClassName + "}";
    }
}
