package com.hazelcast.config;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** One map that every member has whole, or by a pattern several. */
public class ReplicatedMapConfig implements NamedConfig {
    public static final InMemoryFormat DEFAULT_IN_MEMORY_FORMAT = InMemoryFormat.OBJECT;
    public static final boolean DEFAULT_ASNYC_FILLUP = true;

    private String name;
    private boolean asyncFillup = DEFAULT_ASNYC_FILLUP;
    private InMemoryFormat inMemoryFormat = DEFAULT_IN_MEMORY_FORMAT;
    private List<ListenerConfig> listenerConfigs = new ArrayList<>();
    private MergePolicyConfig mergePolicyConfig = new MergePolicyConfig();
    private String splitBrainProtectionName;
    private boolean statisticsEnabled = true;

    public ReplicatedMapConfig() {
    }

    public ReplicatedMapConfig(String name) {
        setName(name);
    }

    public ReplicatedMapConfig(ReplicatedMapConfig config) {
        name = config.name;
        asyncFillup = config.asyncFillup;
        inMemoryFormat = config.inMemoryFormat;
        listenerConfigs = new ArrayList<>(config.listenerConfigs);
        mergePolicyConfig = new MergePolicyConfig(config.mergePolicyConfig);
        splitBrainProtectionName = config.splitBrainProtectionName;
        statisticsEnabled = config.statisticsEnabled;
    }

    @Override
    public String getName() {
        return name;
    }

    @Override
    public ReplicatedMapConfig setName(String name) {
        this.name = name;
        return this;
    }

    public boolean isAsyncFillup() {
        return asyncFillup;
    }

    public ReplicatedMapConfig setAsyncFillup(boolean asyncFillup) {
        this.asyncFillup = asyncFillup;
        return this;
    }

    public InMemoryFormat getInMemoryFormat() {
        return inMemoryFormat;
    }

    public ReplicatedMapConfig setInMemoryFormat(InMemoryFormat inMemoryFormat) {
        this.inMemoryFormat = inMemoryFormat;
        return this;
    }

    public List<ListenerConfig> getListenerConfigs() {
        return listenerConfigs;
    }

    public ReplicatedMapConfig setListenerConfigs(List<ListenerConfig> listenerConfigs) {
        this.listenerConfigs = listenerConfigs;
        return this;
    }

    public MergePolicyConfig getMergePolicyConfig() {
        return mergePolicyConfig;
    }

    public ReplicatedMapConfig setMergePolicyConfig(MergePolicyConfig mergePolicyConfig) {
        Objects.requireNonNull(mergePolicyConfig, "mergePolicyConfig");
        this.mergePolicyConfig = mergePolicyConfig;
        return this;
    }

    public String getSplitBrainProtectionName() {
        return splitBrainProtectionName;
    }

    public ReplicatedMapConfig setSplitBrainProtectionName(String splitBrainProtectionName) {
        this.splitBrainProtectionName = splitBrainProtectionName;
        return this;
    }

    public boolean isStatisticsEnabled() {
        return statisticsEnabled;
    }

    public ReplicatedMapConfig setStatisticsEnabled(boolean statisticsEnabled) {
        this.statisticsEnabled = statisticsEnabled;
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
        ReplicatedMapConfig that = (ReplicatedMapConfig) other;
        return Objects.equals(name, that.name)
            && asyncFillup == that.asyncFillup
            && Objects.equals(inMemoryFormat, that.inMemoryFormat)
            && Objects.equals(listenerConfigs, that.listenerConfigs)
            && Objects.equals(mergePolicyConfig, that.mergePolicyConfig)
            && Objects.equals(splitBrainProtectionName, that.splitBrainProtectionName)
            && statisticsEnabled == that.statisticsEnabled;
    }

    @Override
    public int hashCode() {
        return Objects.hash(name, asyncFillup, inMemoryFormat, listenerConfigs, mergePolicyConfig, splitBrainProtectionName, statisticsEnabled);
    }

    @Override
    public String toString() {
        return "ReplicatedMapConfig{name=" + name
            + ", asyncFillup=" + asyncFillup
            + ", inMemoryFormat=" + inMemoryFormat
            + ", listenerConfigs=" + listenerConfigs
            + ", mergePolicyConfig=" + mergePolicyConfig
            + ", splitBrainProtectionName=" + splitBrainProtectionName
            + ", statisticsEnabled=" + statisticsEnabled
            + "}";
    }

    public ReplicatedMapConfig addEntryListenerConfig(EntryListenerConfig listenerConfig) {
        listenerConfigs.add(listenerConfig);
        return this;
    }
}
