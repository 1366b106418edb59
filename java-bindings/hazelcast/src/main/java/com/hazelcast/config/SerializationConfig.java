package com.hazelcast.config;

import com.hazelcast.nio.serialization.ClassDefinition;
import com.hazelcast.nio.serialization.DataSerializableFactory;
import com.hazelcast.nio.serialization.PortableFactory;
import io.filbert.hazelcast.Checks;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** How objects become bytes. The byte order is big-endian, so that all members and languages agree on keys. */
public class SerializationConfig {
    private final List<SerializerConfig> serializerConfigs = new ArrayList<>();
    private final Map<Integer, String> dataSerializableFactoryClasses = new HashMap<>();
    private final Map<Integer, DataSerializableFactory> dataSerializableFactories = new HashMap<>();
    private final Map<Integer, String> portableFactoryClasses = new HashMap<>();
    private final Map<Integer, PortableFactory> portableFactories = new HashMap<>();
    private final Set<ClassDefinition> classDefinitions = new HashSet<>();
    private CompactSerializationConfig compactSerializationConfig = new CompactSerializationConfig();
    private GlobalSerializerConfig globalSerializerConfig;
    private boolean allowOverrideDefaultSerializers;
    private boolean enableCompression;
    private boolean enableSharedObject = true;
    private boolean checkClassDefErrors = true;
    private int portableVersion;
    private boolean allowUnsafe;
    private JavaSerializationFilterConfig javaSerializationFilterConfig;

    public SerializationConfig() {
    }

    public SerializationConfig(SerializationConfig config) {
        serializerConfigs.addAll(config.serializerConfigs);
        dataSerializableFactoryClasses.putAll(config.dataSerializableFactoryClasses);
        dataSerializableFactories.putAll(config.dataSerializableFactories);
        portableFactoryClasses.putAll(config.portableFactoryClasses);
        portableFactories.putAll(config.portableFactories);
        classDefinitions.addAll(config.classDefinitions);
        compactSerializationConfig = new CompactSerializationConfig(config.compactSerializationConfig);
        globalSerializerConfig = config.globalSerializerConfig;
        allowOverrideDefaultSerializers = config.allowOverrideDefaultSerializers;
        enableCompression = config.enableCompression;
        enableSharedObject = config.enableSharedObject;
        checkClassDefErrors = config.checkClassDefErrors;
        portableVersion = config.portableVersion;
        allowUnsafe = config.allowUnsafe;
        javaSerializationFilterConfig = config.javaSerializationFilterConfig == null ? null : new JavaSerializationFilterConfig(config.javaSerializationFilterConfig);
    }

    public GlobalSerializerConfig getGlobalSerializerConfig() {
        return globalSerializerConfig;
    }

    public SerializationConfig setGlobalSerializerConfig(GlobalSerializerConfig config) {
        this.globalSerializerConfig = config;
        return this;
    }

    public Collection<SerializerConfig> getSerializerConfigs() {
        return serializerConfigs;
    }

    public SerializationConfig addSerializerConfig(SerializerConfig config) {
        Checks.notNull(config, "serializerConfig");
        serializerConfigs.add(config);
        return this;
    }

    public SerializationConfig setSerializerConfigs(Collection<SerializerConfig> configs) {
        List<SerializerConfig> copy = new ArrayList<>(configs);
        serializerConfigs.clear();
        serializerConfigs.addAll(copy);
        return this;
    }

    public Map<Integer, String> getDataSerializableFactoryClasses() {
        return dataSerializableFactoryClasses;
    }

    public SerializationConfig setDataSerializableFactoryClasses(Map<Integer, String> classes) {
        dataSerializableFactoryClasses.clear();
        dataSerializableFactoryClasses.putAll(classes);
        return this;
    }

    public SerializationConfig addDataSerializableFactoryClass(int factoryId, String className) {
        dataSerializableFactoryClasses.put(factoryId, className);
        return this;
    }

    public SerializationConfig addDataSerializableFactoryClass(int factoryId, Class<? extends DataSerializableFactory> type) {
        return addDataSerializableFactoryClass(factoryId, type.getName());
    }

    public Map<Integer, DataSerializableFactory> getDataSerializableFactories() {
        return dataSerializableFactories;
    }

    public SerializationConfig setDataSerializableFactories(Map<Integer, DataSerializableFactory> factories) {
        dataSerializableFactories.clear();
        dataSerializableFactories.putAll(factories);
        return this;
    }

    public SerializationConfig addDataSerializableFactory(int factoryId, DataSerializableFactory factory) {
        dataSerializableFactories.put(factoryId, factory);
        return this;
    }

    public Map<Integer, String> getPortableFactoryClasses() {
        return portableFactoryClasses;
    }

    public SerializationConfig setPortableFactoryClasses(Map<Integer, String> classes) {
        portableFactoryClasses.clear();
        portableFactoryClasses.putAll(classes);
        return this;
    }

    public SerializationConfig addPortableFactoryClass(int factoryId, String className) {
        portableFactoryClasses.put(factoryId, className);
        return this;
    }

    public SerializationConfig addPortableFactoryClass(int factoryId, Class<? extends PortableFactory> type) {
        return addPortableFactoryClass(factoryId, Checks.notNull(type, "portableFactoryClass").getName());
    }

    public Map<Integer, PortableFactory> getPortableFactories() {
        return portableFactories;
    }

    public SerializationConfig setPortableFactories(Map<Integer, PortableFactory> factories) {
        portableFactories.clear();
        portableFactories.putAll(factories);
        return this;
    }

    public SerializationConfig addPortableFactory(int factoryId, PortableFactory factory) {
        portableFactories.put(factoryId, factory);
        return this;
    }

    public Set<ClassDefinition> getClassDefinitions() {
        return classDefinitions;
    }

    public SerializationConfig addClassDefinition(ClassDefinition classDefinition) {
        if (!classDefinitions.add(classDefinition)) {
            throw new IllegalArgumentException("ClassDefinition for class-id[" + classDefinition.getClassId() + "] already exists!");
        }
        return this;
    }

    public SerializationConfig setClassDefinitions(Set<ClassDefinition> definitions) {
        classDefinitions.clear();
        classDefinitions.addAll(definitions);
        return this;
    }

    public CompactSerializationConfig getCompactSerializationConfig() {
        return compactSerializationConfig;
    }

    public SerializationConfig setCompactSerializationConfig(CompactSerializationConfig config) {
        this.compactSerializationConfig = Checks.notNull(config, "compactSerializationConfig");
        return this;
    }

    public int getPortableVersion() {
        return portableVersion;
    }

    public SerializationConfig setPortableVersion(int version) {
        Checks.atLeast(version, 0, "portableVersion");
        this.portableVersion = version;
        return this;
    }

    public boolean isCheckClassDefErrors() {
        return checkClassDefErrors;
    }

    public SerializationConfig setCheckClassDefErrors(boolean check) {
        this.checkClassDefErrors = check;
        return this;
    }

    public boolean isUseNativeByteOrder() {
        return false;
    }

    public SerializationConfig setUseNativeByteOrder(boolean nativeOrder) {
        return nativeOrder ? setByteOrder(ByteOrder.nativeOrder()) : this;
    }

    public ByteOrder getByteOrder() {
        return ByteOrder.BIG_ENDIAN;
    }

    /** Only big-endian: another order would move every key to another owner. */
    public SerializationConfig setByteOrder(ByteOrder order) {
        if (order != ByteOrder.BIG_ENDIAN) {
            throw new UnsupportedOperationException("SerializationConfig.setByteOrder: " + order + "; only BIG_ENDIAN is supported");
        }
        return this;
    }

    public boolean isEnableCompression() {
        return enableCompression;
    }

    public SerializationConfig setEnableCompression(boolean enable) {
        this.enableCompression = enable;
        return this;
    }

    public boolean isEnableSharedObject() {
        return enableSharedObject;
    }

    public SerializationConfig setEnableSharedObject(boolean enable) {
        this.enableSharedObject = enable;
        return this;
    }

    public boolean isAllowOverrideDefaultSerializers() {
        return allowOverrideDefaultSerializers;
    }

    public SerializationConfig setAllowOverrideDefaultSerializers(boolean allow) {
        this.allowOverrideDefaultSerializers = allow;
        return this;
    }

    public boolean isAllowUnsafe() {
        return allowUnsafe;
    }

    public SerializationConfig setAllowUnsafe(boolean allowUnsafe) {
        this.allowUnsafe = allowUnsafe;
        return this;
    }

    public JavaSerializationFilterConfig getJavaSerializationFilterConfig() {
        return javaSerializationFilterConfig;
    }

    public SerializationConfig setJavaSerializationFilterConfig(JavaSerializationFilterConfig javaSerializationFilterConfig) {
        this.javaSerializationFilterConfig = javaSerializationFilterConfig;
        return this;
    }
}
