package com.hazelcast.config;

import com.hazelcast.spi.MemberAddressProvider;
import io.filbert.hazelcast.Checks;
import java.util.Objects;
import java.util.Properties;

/** A class that decides the addresses. A holder: turned on, it is refused at start. */
public final class MemberAddressProviderConfig {
    private boolean enabled;
    private String className;
    private MemberAddressProvider implementation;
    private Properties properties = new Properties();

    public MemberAddressProviderConfig() {
    }

    public boolean isEnabled() {
        return enabled;
    }

    public MemberAddressProviderConfig setEnabled(boolean enabled) {
        this.enabled = enabled;
        return this;
    }

    public String getClassName() {
        return className;
    }

    public MemberAddressProviderConfig setClassName(String className) {
        Checks.hasText(className, "className");
        this.className = className;
        return this;
    }

    public MemberAddressProvider getImplementation() {
        return implementation;
    }

    public MemberAddressProviderConfig setImplementation(MemberAddressProvider implementation) {
        Objects.requireNonNull(implementation, "implementation");
        this.implementation = implementation;
        return this;
    }

    public Properties getProperties() {
        return properties;
    }

    public MemberAddressProviderConfig setProperties(Properties properties) {
        Objects.requireNonNull(properties, "properties");
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
        MemberAddressProviderConfig that = (MemberAddressProviderConfig) other;
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
        return "MemberAddressProviderConfig{enabled=" + enabled
            + ", className=" + className
            + ", implementation=" + implementation
            + ", properties=" + properties.keySet()
            + "}";
    }
}
