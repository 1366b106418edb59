package com.hazelcast.internal.serialization.impl;

import com.hazelcast.config.SerializationConfig;
import com.hazelcast.core.HazelcastInstance;
import com.hazelcast.core.ManagedContext;
import com.hazelcast.internal.serialization.InternalSerializationService;
import com.hazelcast.internal.serialization.SerializationServiceBuilder;
import com.hazelcast.nio.serialization.ClassDefinition;
import com.hazelcast.nio.serialization.DataSerializableFactory;
import com.hazelcast.nio.serialization.PortableFactory;
import io.filbert.hazelcast.serialization.FormService;

/** Makes a service without an instance, for tests of serializers. */
public class DefaultSerializationServiceBuilder implements SerializationServiceBuilder {
    private SerializationConfig config = new SerializationConfig();
    private ClassLoader classLoader;
    private ManagedContext managedContext;
    private HazelcastInstance hazelcastInstance;

    @Override
    public SerializationServiceBuilder setPortableVersion(int portableVersion) {
        config.setPortableVersion(portableVersion);
        return this;
    }

    @Override
    public SerializationServiceBuilder setClassLoader(ClassLoader classLoader) {
        this.classLoader = classLoader;
        return this;
    }

    @Override
    public SerializationServiceBuilder setConfig(SerializationConfig config) {
        this.config = new SerializationConfig(config);
        return this;
    }

    @Override
    public SerializationServiceBuilder addDataSerializableFactory(int id, DataSerializableFactory factory) {
        config.addDataSerializableFactory(id, factory);
        return this;
    }

    @Override
    public SerializationServiceBuilder addPortableFactory(int id, PortableFactory factory) {
        config.addPortableFactory(id, factory);
        return this;
    }

    @Override
    public SerializationServiceBuilder addClassDefinition(ClassDefinition cd) {
        config.addClassDefinition(cd);
        return this;
    }

    @Override
    public SerializationServiceBuilder setCheckClassDefErrors(boolean checkClassDefErrors) {
        config.setCheckClassDefErrors(checkClassDefErrors);
        return this;
    }

    @Override
    public SerializationServiceBuilder setManagedContext(ManagedContext managedContext) {
        this.managedContext = managedContext;
        return this;
    }

    @Override
    public SerializationServiceBuilder setHazelcastInstance(HazelcastInstance hazelcastInstance) {
        this.hazelcastInstance = hazelcastInstance;
        return this;
    }

    @Override
    public SerializationServiceBuilder setEnableCompression(boolean enableCompression) {
        config.setEnableCompression(enableCompression);
        return this;
    }

    @Override
    public SerializationServiceBuilder setEnableSharedObject(boolean enableSharedObject) {
        config.setEnableSharedObject(enableSharedObject);
        return this;
    }

    @Override
    @SuppressWarnings("unchecked") // the caller knows what it gets
    public InternalSerializationService build() {
        return new FormService(config, classLoader, managedContext, hazelcastInstance);
    }
}
