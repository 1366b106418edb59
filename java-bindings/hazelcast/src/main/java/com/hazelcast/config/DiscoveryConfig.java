package com.hazelcast.config;

import io.filbert.hazelcast.Checks;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Objects;

/** Discovery by strategies that are classes. A holder: with strategies, it is refused at start. */
public class DiscoveryConfig {
    private Collection<DiscoveryStrategyConfig> discoveryStrategyConfigs = new ArrayList<>();
    private String nodeFilterClass;

    public DiscoveryConfig() {
    }

    public DiscoveryConfig(DiscoveryConfig config) {
        discoveryStrategyConfigs = new ArrayList<>(config.discoveryStrategyConfigs);
        nodeFilterClass = config.nodeFilterClass;
    }

    public Collection<DiscoveryStrategyConfig> getDiscoveryStrategyConfigs() {
        return discoveryStrategyConfigs;
    }

    public DiscoveryConfig setDiscoveryStrategyConfigs(List<DiscoveryStrategyConfig> discoveryStrategyConfigs) {
        this.discoveryStrategyConfigs = discoveryStrategyConfigs;
        return this;
    }

    public String getNodeFilterClass() {
        return nodeFilterClass;
    }

    public DiscoveryConfig setNodeFilterClass(String nodeFilterClass) {
        Checks.hasText(nodeFilterClass, "nodeFilterClass");
        this.nodeFilterClass = nodeFilterClass;
        return this;
    }

    public DiscoveryConfig addDiscoveryStrategyConfig(DiscoveryStrategyConfig discoveryStrategyConfig) {
        discoveryStrategyConfigs.add(discoveryStrategyConfig);
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
        DiscoveryConfig that = (DiscoveryConfig) other;
        return Objects.equals(discoveryStrategyConfigs, that.discoveryStrategyConfigs)
            && Objects.equals(nodeFilterClass, that.nodeFilterClass);
    }

    @Override
    public int hashCode() {
        return Objects.hash(discoveryStrategyConfigs, nodeFilterClass);
    }

    @Override
    public String toString() {
        return "DiscoveryConfig{discoveryStrategyConfigs=" + discoveryStrategyConfigs
            + ", nodeFilterClass=" + nodeFilterClass
            + "}";
    }

    public boolean isEnabled() {
        return !discoveryStrategyConfigs.isEmpty();
    }
}
