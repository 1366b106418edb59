package com.hazelcast.config;

import com.hazelcast.splitbrainprotection.SplitBrainProtectionFunction;
import com.hazelcast.splitbrainprotection.SplitBrainProtectionOn;
import io.filbert.hazelcast.Checks;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** How many members there must be for a structure to answer. A holder: turned on, it is refused at start. */
public class SplitBrainProtectionConfig implements NamedConfig {
    private String name;
    private boolean enabled;
    private String functionClassName;
    private SplitBrainProtectionFunction functionImplementation;
    private List<SplitBrainProtectionListenerConfig> listenerConfigs = new ArrayList<>();
    private int minimumClusterSize = 2;
    private SplitBrainProtectionOn protectOn = SplitBrainProtectionOn.READ_WRITE;

    public SplitBrainProtectionConfig() {
    }

    public SplitBrainProtectionConfig(String name) {
        setName(name);
    }

    public SplitBrainProtectionConfig(SplitBrainProtectionConfig config) {
        name = config.name;
        enabled = config.enabled;
        functionClassName = config.functionClassName;
        functionImplementation = config.functionImplementation;
        listenerConfigs = new ArrayList<>(config.listenerConfigs);
        minimumClusterSize = config.minimumClusterSize;
        protectOn = config.protectOn;
    }

    public SplitBrainProtectionConfig(String name, boolean enabled, int minimumClusterSize) {
        this.name = name;
        this.enabled = enabled;
        this.minimumClusterSize = minimumClusterSize;
    }

    public SplitBrainProtectionConfig(String name, boolean enabled) {
        this.name = name;
        this.enabled = enabled;
    }

    @Override
    public String getName() {
        return name;
    }

    @Override
    public SplitBrainProtectionConfig setName(String name) {
        this.name = name;
        return this;
    }

    public boolean isEnabled() {
        return enabled;
    }

    public SplitBrainProtectionConfig setEnabled(boolean enabled) {
        this.enabled = enabled;
        return this;
    }

    public String getFunctionClassName() {
        return functionClassName;
    }

    public SplitBrainProtectionConfig setFunctionClassName(String functionClassName) {
        this.functionClassName = functionClassName;
        return this;
    }

    public SplitBrainProtectionFunction getFunctionImplementation() {
        return functionImplementation;
    }

    public SplitBrainProtectionConfig setFunctionImplementation(SplitBrainProtectionFunction functionImplementation) {
        this.functionImplementation = functionImplementation;
        return this;
    }

    public List<SplitBrainProtectionListenerConfig> getListenerConfigs() {
        return listenerConfigs;
    }

    public SplitBrainProtectionConfig setListenerConfigs(List<SplitBrainProtectionListenerConfig> listenerConfigs) {
        this.listenerConfigs = listenerConfigs;
        return this;
    }

    public int getMinimumClusterSize() {
        return minimumClusterSize;
    }

    public SplitBrainProtectionConfig setMinimumClusterSize(int minimumClusterSize) {
        Checks.configured(minimumClusterSize >= 2, "minimumClusterSize is " + minimumClusterSize + " but must be >= 2");
        this.minimumClusterSize = minimumClusterSize;
        return this;
    }

    public SplitBrainProtectionOn getProtectOn() {
        return protectOn;
    }

    public SplitBrainProtectionConfig setProtectOn(SplitBrainProtectionOn protectOn) {
        this.protectOn = protectOn;
        return this;
    }

    public SplitBrainProtectionConfig addListenerConfig(SplitBrainProtectionListenerConfig listenerConfig) {
        listenerConfigs.add(listenerConfig);
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
        SplitBrainProtectionConfig that = (SplitBrainProtectionConfig) other;
        return Objects.equals(name, that.name)
            && enabled == that.enabled
            && Objects.equals(functionClassName, that.functionClassName)
            && Objects.equals(functionImplementation, that.functionImplementation)
            && Objects.equals(listenerConfigs, that.listenerConfigs)
            && minimumClusterSize == that.minimumClusterSize
            && Objects.equals(protectOn, that.protectOn);
    }

    @Override
    public int hashCode() {
        return Objects.hash(name, enabled, functionClassName, functionImplementation, listenerConfigs, minimumClusterSize, protectOn);
    }

    @Override
    public String toString() {
        return "SplitBrainProtectionConfig{name=" + name
            + ", enabled=" + enabled
            + ", functionClassName=" + functionClassName
            + ", functionImplementation=" + functionImplementation
            + ", listenerConfigs=" + listenerConfigs
            + ", minimumClusterSize=" + minimumClusterSize
            + ", protectOn=" + protectOn
            + "}";
    }
}
