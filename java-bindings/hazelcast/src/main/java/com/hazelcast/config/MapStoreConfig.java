package com.hazelcast.config;

import io.filbert.hazelcast.Checks;
import java.util.Objects;
import java.util.Properties;

/** Where a map's entries are loaded from and stored to. A holder: turned on, it is refused at start. */
public class MapStoreConfig {
    public static final int DEFAULT_WRITE_DELAY_SECONDS = 0;
    public static final int DEFAULT_WRITE_BATCH_SIZE = 1;
    public static final boolean DEFAULT_WRITE_COALESCING = true;
    public static final boolean DEFAULT_OFFLOAD = true;

    private boolean enabled = true;
    private String className;
    private Object implementation;
    private String factoryClassName;
    private Object factoryImplementation;
    private InitialLoadMode initialLoadMode = InitialLoadMode.LAZY;
    private boolean offload = DEFAULT_OFFLOAD;
    private Properties properties = new Properties();
    private int writeBatchSize = DEFAULT_WRITE_BATCH_SIZE;
    private boolean writeCoalescing = DEFAULT_WRITE_COALESCING;
    private int writeDelaySeconds = DEFAULT_WRITE_DELAY_SECONDS;

    public MapStoreConfig() {
    }

    public MapStoreConfig(MapStoreConfig config) {
        enabled = config.enabled;
        className = config.className;
        implementation = config.implementation;
        factoryClassName = config.factoryClassName;
        factoryImplementation = config.factoryImplementation;
        initialLoadMode = config.initialLoadMode;
        offload = config.offload;
        properties.putAll(config.properties);
        writeBatchSize = config.writeBatchSize;
        writeCoalescing = config.writeCoalescing;
        writeDelaySeconds = config.writeDelaySeconds;
    }

    public boolean isEnabled() {
        return enabled;
    }

    public MapStoreConfig setEnabled(boolean enabled) {
        this.enabled = enabled;
        return this;
    }

    public String getClassName() {
        return className;
    }

    public MapStoreConfig setClassName(String className) {
        Checks.hasText(className, "className");
        this.className = className;
        return this;
    }

    public Object getImplementation() {
        return implementation;
    }

    public MapStoreConfig setImplementation(Object implementation) {
        Objects.requireNonNull(implementation, "implementation");
        this.implementation = implementation;
        return this;
    }

    public String getFactoryClassName() {
        return factoryClassName;
    }

    public MapStoreConfig setFactoryClassName(String factoryClassName) {
        Checks.hasText(factoryClassName, "factoryClassName");
        this.factoryClassName = factoryClassName;
        return this;
    }

    public Object getFactoryImplementation() {
        return factoryImplementation;
    }

    public MapStoreConfig setFactoryImplementation(Object factoryImplementation) {
        Objects.requireNonNull(factoryImplementation, "factoryImplementation");
        this.factoryImplementation = factoryImplementation;
        return this;
    }

    public InitialLoadMode getInitialLoadMode() {
        return initialLoadMode;
    }

    public MapStoreConfig setInitialLoadMode(InitialLoadMode initialLoadMode) {
        this.initialLoadMode = initialLoadMode;
        return this;
    }

    public boolean isOffload() {
        return offload;
    }

    public MapStoreConfig setOffload(boolean offload) {
        this.offload = offload;
        return this;
    }

    public Properties getProperties() {
        return properties;
    }

    public MapStoreConfig setProperties(Properties properties) {
        Objects.requireNonNull(properties, "properties");
        this.properties = properties;
        return this;
    }

    public int getWriteBatchSize() {
        return writeBatchSize;
    }

    public MapStoreConfig setWriteBatchSize(int writeBatchSize) {
        Checks.atLeast(writeBatchSize, 1, "writeBatchSize");
        this.writeBatchSize = writeBatchSize;
        return this;
    }

    public boolean isWriteCoalescing() {
        return writeCoalescing;
    }

    public MapStoreConfig setWriteCoalescing(boolean writeCoalescing) {
        this.writeCoalescing = writeCoalescing;
        return this;
    }

    public int getWriteDelaySeconds() {
        return writeDelaySeconds;
    }

    public MapStoreConfig setWriteDelaySeconds(int writeDelaySeconds) {
        this.writeDelaySeconds = writeDelaySeconds;
        return this;
    }

    public String getProperty(String name) {
        return properties.getProperty(name);
    }

    public MapStoreConfig setProperty(String name, String value) {
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
        MapStoreConfig that = (MapStoreConfig) other;
        return enabled == that.enabled
            && Objects.equals(className, that.className)
            && Objects.equals(implementation, that.implementation)
            && Objects.equals(factoryClassName, that.factoryClassName)
            && Objects.equals(factoryImplementation, that.factoryImplementation)
            && Objects.equals(initialLoadMode, that.initialLoadMode)
            && offload == that.offload
            && Objects.equals(properties, that.properties)
            && writeBatchSize == that.writeBatchSize
            && writeCoalescing == that.writeCoalescing
            && writeDelaySeconds == that.writeDelaySeconds;
    }

    @Override
    public int hashCode() {
        return Objects.hash(enabled, className, implementation, factoryClassName, factoryImplementation, initialLoadMode, offload,
            properties, writeBatchSize, writeCoalescing, writeDelaySeconds);
    }

    @Override
    public String toString() {
        return "MapStoreConfig{enabled=" + enabled
            + ", className=" + className
            + ", implementation=" + implementation
            + ", factoryClassName=" + factoryClassName
            + ", factoryImplementation=" + factoryImplementation
            + ", initialLoadMode=" + initialLoadMode
            + ", offload=" + offload
            + ", properties=" + properties.keySet()
            + ", writeBatchSize=" + writeBatchSize
            + ", writeCoalescing=" + writeCoalescing
            + ", writeDelaySeconds=" + writeDelaySeconds
            + "}";
    }

    /** When the entries are loaded. */
    public enum InitialLoadMode {
        LAZY, EAGER
    }
}
