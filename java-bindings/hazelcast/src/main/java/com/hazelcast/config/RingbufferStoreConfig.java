package com.hazelcast.config;

import com.hazelcast.ringbuffer.RingbufferStore;
import com.hazelcast.ringbuffer.RingbufferStoreFactory;
import io.filbert.hazelcast.Checks;
import java.util.Objects;
import java.util.Properties;

/** Where a ring buffer's items are loaded from and stored to. A holder: turned on, it is refused at start. */
public class RingbufferStoreConfig {
    private boolean enabled = true;
    private String className;
    private String factoryClassName;
    private RingbufferStoreFactory factoryImplementation;
    private Properties properties = new Properties();
    private RingbufferStore storeImplementation;

    public RingbufferStoreConfig() {
    }

    public RingbufferStoreConfig(RingbufferStoreConfig config) {
        enabled = config.enabled;
        className = config.className;
        factoryClassName = config.factoryClassName;
        factoryImplementation = config.factoryImplementation;
        properties.putAll(config.properties);
        storeImplementation = config.storeImplementation;
    }

    public boolean isEnabled() {
        return enabled;
    }

    public RingbufferStoreConfig setEnabled(boolean enabled) {
        this.enabled = enabled;
        return this;
    }

    public String getClassName() {
        return className;
    }

    public RingbufferStoreConfig setClassName(String className) {
        Checks.hasText(className, "className");
        this.className = className;
        return this;
    }

    public String getFactoryClassName() {
        return factoryClassName;
    }

    public RingbufferStoreConfig setFactoryClassName(String factoryClassName) {
        Checks.hasText(factoryClassName, "factoryClassName");
        this.factoryClassName = factoryClassName;
        return this;
    }

    public RingbufferStoreFactory getFactoryImplementation() {
        return factoryImplementation;
    }

    public RingbufferStoreConfig setFactoryImplementation(RingbufferStoreFactory factoryImplementation) {
        Objects.requireNonNull(factoryImplementation, "factoryImplementation");
        this.factoryImplementation = factoryImplementation;
        return this;
    }

    public Properties getProperties() {
        return properties;
    }

    public RingbufferStoreConfig setProperties(Properties properties) {
        Objects.requireNonNull(properties, "properties");
        this.properties = properties;
        return this;
    }

    public RingbufferStore getStoreImplementation() {
        return storeImplementation;
    }

    public RingbufferStoreConfig setStoreImplementation(RingbufferStore storeImplementation) {
        Objects.requireNonNull(storeImplementation, "storeImplementation");
        this.storeImplementation = storeImplementation;
        return this;
    }

    public String getProperty(String name) {
        return properties.getProperty(name);
    }

    public RingbufferStoreConfig setProperty(String name, String value) {
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
        RingbufferStoreConfig that = (RingbufferStoreConfig) other;
        return enabled == that.enabled
            && Objects.equals(className, that.className)
            && Objects.equals(factoryClassName, that.factoryClassName)
            && Objects.equals(factoryImplementation, that.factoryImplementation)
            && Objects.equals(properties, that.properties)
            && Objects.equals(storeImplementation, that.storeImplementation);
    }

    @Override
    public int hashCode() {
        return Objects.hash(enabled, className, factoryClassName, factoryImplementation, properties, storeImplementation);
    }

    @Override
    public String toString() {
        return "RingbufferStoreConfig{enabled=" + enabled
            + ", className=" + className
            + ", factoryClassName=" + factoryClassName
            + ", factoryImplementation=" + factoryImplementation
            + ", properties=" + properties.keySet()
            + ", storeImplementation=" + storeImplementation
            + "}";
    }
}
