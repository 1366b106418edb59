package com.hazelcast.config;

import java.util.Objects;
import java.util.Properties;

/** A factory named by its class, with properties. */
public abstract class AbstractFactoryWithPropertiesConfig<T extends AbstractFactoryWithPropertiesConfig<T>> {
    private boolean enabled;
    private String factoryClassName;
    private Properties properties = new Properties();

    public AbstractFactoryWithPropertiesConfig() {
    }

    public boolean isEnabled() {
        return enabled;
    }

    public T setEnabled(boolean enabled) {
        this.enabled = enabled;
        return self();
    }

    public String getFactoryClassName() {
        return factoryClassName;
    }

    public T setFactoryClassName(String factoryClassName) {
        this.factoryClassName = factoryClassName;
        return self();
    }

    public Properties getProperties() {
        return properties;
    }

    public T setProperties(Properties properties) {
        this.properties = properties;
        return self();
    }

    public String getProperty(String name) {
        return properties.getProperty(name);
    }

    public T setProperty(String name, String value) {
        properties.put(name, value);
        return self();
    }

    @Override
    public boolean equals(Object other) {
        if (this == other) {
            return true;
        }
        if (other == null || getClass() != other.getClass()) {
            return false;
        }
        AbstractFactoryWithPropertiesConfig<?> that = (AbstractFactoryWithPropertiesConfig<?>) other;
        return enabled == that.enabled
            && Objects.equals(factoryClassName, that.factoryClassName)
            && Objects.equals(properties, that.properties);
    }

    @Override
    public int hashCode() {
        return Objects.hash(enabled, factoryClassName, properties);
    }

    @Override
    public String toString() {
        return "AbstractFactoryWithPropertiesConfig{enabled=" + enabled
            + ", factoryClassName=" + factoryClassName
            + ", properties=" + properties.keySet()
            + "}";
    }

    protected abstract T self();
}
