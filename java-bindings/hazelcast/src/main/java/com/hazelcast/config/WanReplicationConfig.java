package com.hazelcast.config;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** Other clusters that changes are sent to. A holder: used by a map, it is refused at start. */
public class WanReplicationConfig {
    private String name;
    private List<WanBatchPublisherConfig> batchPublisherConfigs = new ArrayList<>();
    private WanConsumerConfig consumerConfig;
    private List<WanCustomPublisherConfig> customPublisherConfigs = new ArrayList<>();

    public WanReplicationConfig() {
    }

    public String getName() {
        return name;
    }

    public WanReplicationConfig setName(String name) {
        Objects.requireNonNull(name, "name");
        this.name = name;
        return this;
    }

    public List<WanBatchPublisherConfig> getBatchPublisherConfigs() {
        return batchPublisherConfigs;
    }

    public WanReplicationConfig setBatchPublisherConfigs(List<WanBatchPublisherConfig> batchPublisherConfigs) {
        Objects.requireNonNull(batchPublisherConfigs, "batchPublisherConfigs");
        this.batchPublisherConfigs = batchPublisherConfigs;
        return this;
    }

    public WanConsumerConfig getConsumerConfig() {
        return consumerConfig;
    }

    public WanReplicationConfig setConsumerConfig(WanConsumerConfig consumerConfig) {
        this.consumerConfig = consumerConfig;
        return this;
    }

    public List<WanCustomPublisherConfig> getCustomPublisherConfigs() {
        return customPublisherConfigs;
    }

    public WanReplicationConfig setCustomPublisherConfigs(List<WanCustomPublisherConfig> customPublisherConfigs) {
        Objects.requireNonNull(customPublisherConfigs, "customPublisherConfigs");
        this.customPublisherConfigs = customPublisherConfigs;
        return this;
    }

    public WanReplicationConfig addBatchReplicationPublisherConfig(WanBatchPublisherConfig batchReplicationPublisherConfig) {
        batchPublisherConfigs.add(batchReplicationPublisherConfig);
        return this;
    }

    public WanReplicationConfig addCustomPublisherConfig(WanCustomPublisherConfig customPublisherConfig) {
        customPublisherConfigs.add(customPublisherConfig);
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
        WanReplicationConfig that = (WanReplicationConfig) other;
        return Objects.equals(name, that.name)
            && Objects.equals(batchPublisherConfigs, that.batchPublisherConfigs)
            && Objects.equals(consumerConfig, that.consumerConfig)
            && Objects.equals(customPublisherConfigs, that.customPublisherConfigs);
    }

    @Override
    public int hashCode() {
        return Objects.hash(name, batchPublisherConfigs, consumerConfig, customPublisherConfigs);
    }

    @Override
    public String toString() {
        return "WanReplicationConfig{name=" + name
            + ", batchPublisherConfigs=" + batchPublisherConfigs
            + ", consumerConfig=" + consumerConfig
            + ", customPublisherConfigs=" + customPublisherConfigs
            + "}";
    }
}
