package com.hazelcast.config;

import java.util.Objects;

/** TLS between members. A holder: turned on, it is refused at start. */
public final class SSLConfig extends AbstractFactoryWithPropertiesConfig<SSLConfig> {
    private Object factoryImplementation;

    public SSLConfig() {
    }

    public SSLConfig(SSLConfig config) {
        factoryImplementation = config.factoryImplementation;
    }

    public Object getFactoryImplementation() {
        return factoryImplementation;
    }

    public SSLConfig setFactoryImplementation(Object factoryImplementation) {
        Objects.requireNonNull(factoryImplementation, "factoryImplementation");
        this.factoryImplementation = factoryImplementation;
        return this;
    }

    @Override
    public SSLConfig setFactoryClassName(String factoryClassName) {
        super.setFactoryClassName(factoryClassName);
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
        SSLConfig that = (SSLConfig) other;
        return super.equals(other)
            && Objects.equals(factoryImplementation, that.factoryImplementation);
    }

    @Override
    public int hashCode() {
        return Objects.hash(super.hashCode(), factoryImplementation);
    }

    @Override
    public String toString() {
        return "SSLConfig{factoryImplementation=" + factoryImplementation
            + "}";
    }

    @Override
    protected SSLConfig self() {
        return this;
    }
}
