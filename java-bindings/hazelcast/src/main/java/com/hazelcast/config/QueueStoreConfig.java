package com.hazelcast.config;

import com.hazelcast.collection.QueueStore;
import com.hazelcast.collection.QueueStoreFactory;
import io.filbert.hazelcast.Checks;
import java.util.Objects;
import java.util.Properties;

/** Where a queue's items are loaded from and stored to. A holder: turned on, it is refused at start. */
public class QueueStoreConfig {
    public static final int DEFAULT_MEMORY_LIMIT = 1000;
    public static final int DEFAULT_BULK_LOAD = 250;
    public static final String STORE_BINARY = "binary";
    public static final String STORE_MEMORY_LIMIT = "memory-limit";
    public static final String STORE_BULK_LOAD = "bulk-load";

    private boolean enabled = true;
    private String className;
    private String factoryClassName;
    private QueueStoreFactory factoryImplementation;
    private Properties properties = new Properties();
    private QueueStore storeImplementation;

    public QueueStoreConfig() {
    }

    public QueueStoreConfig(QueueStoreConfig config) {
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

    public QueueStoreConfig setEnabled(boolean enabled) {
        this.enabled = enabled;
        return this;
    }

    public String getClassName() {
        return className;
    }

    public QueueStoreConfig setClassName(String className) {
        Checks.hasText(className, "className");
        this.className = className;
        return this;
    }

    public String getFactoryClassName() {
        return factoryClassName;
    }

    public QueueStoreConfig setFactoryClassName(String factoryClassName) {
        Checks.hasText(factoryClassName, "factoryClassName");
        this.factoryClassName = factoryClassName;
        return this;
    }

    public QueueStoreFactory getFactoryImplementation() {
        return factoryImplementation;
    }

    public QueueStoreConfig setFactoryImplementation(QueueStoreFactory factoryImplementation) {
        Objects.requireNonNull(factoryImplementation, "factoryImplementation");
        this.factoryImplementation = factoryImplementation;
        return this;
    }

    public Properties getProperties() {
        return properties;
    }

    public QueueStoreConfig setProperties(Properties properties) {
        Objects.requireNonNull(properties, "properties");
        this.properties = properties;
        return this;
    }

    public QueueStore getStoreImplementation() {
        return storeImplementation;
    }

    public QueueStoreConfig setStoreImplementation(QueueStore storeImplementation) {
        Objects.requireNonNull(storeImplementation, "storeImplementation");
        this.storeImplementation = storeImplementation;
        return this;
    }

    public String getProperty(String name) {
        return properties.getProperty(name);
    }

    public QueueStoreConfig setProperty(String name, String value) {
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
        QueueStoreConfig that = (QueueStoreConfig) other;
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
        return "QueueStoreConfig{enabled=" + enabled
            + ", className=" + className
            + ", factoryClassName=" + factoryClassName
            + ", factoryImplementation=" + factoryImplementation
            + ", properties=" + properties.keySet()
            + ", storeImplementation=" + storeImplementation
            + "}";
    }
}
