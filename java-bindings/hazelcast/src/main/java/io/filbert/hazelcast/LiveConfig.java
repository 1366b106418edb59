package io.filbert.hazelcast;

import com.hazelcast.config.Config;
import com.hazelcast.config.InvalidConfigurationException;
import com.hazelcast.config.MapConfig;
import com.hazelcast.config.NamedConfig;
import com.hazelcast.config.NetworkConfig;
import com.hazelcast.config.TopicConfig;
import io.filbert.FilbertException;
import io.filbert.Grid;
import io.filbert.Settings;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/**
 * The configuration of a running instance: what it was started with, and what any member of the cluster added since. An addition returns when every member
 * has it; only what the library knows of it reaches them, not listeners and the like.
 */
final class LiveConfig extends Config {
    private final Set<String> maps = new HashSet<>();
    private final Set<String> topics = new HashSet<>();
    private Grid grid;

    LiveConfig(Config config) {
        setInstanceName(config.getInstanceName()).setClusterName(config.getClusterName()).setLiteMember(config.isLiteMember());
        setProperties(config.getProperties()).setClassLoader(config.getClassLoader()).setLicenseKey(config.getLicenseKey());
        super.setNetworkConfig(config.getNetworkConfig());
        setSerializationConfig(config.getSerializationConfig()).setMemberAttributeConfig(config.getMemberAttributeConfig());
        setManagementCenterConfig(config.getManagementCenterConfig()).setCPSubsystemConfig(config.getCPSubsystemConfig());
        setListenerConfigs(config.getListenerConfigs()).setUserContext(config.getUserContext()).setManagedContext(config.getManagedContext());
        setConfigurationFile(config.getConfigurationFile()).setConfigurationUrl(config.getConfigurationUrl());
        takeOthers(config);
        config.getMapConfigs().values().forEach(map -> super.addMapConfig(new MapConfig(map)));
        config.getTopicConfigs().values().forEach(super::addTopicConfig);
        maps.addAll(config.getMapConfigs().keySet());
        topics.addAll(config.getTopicConfigs().keySet());
    }

    /** What members do not run on, for programs that ask. Persistence is not there: with it nothing starts. */
    private void takeOthers(Config config) {
        setQueueConfigs(config.getQueueConfigs()).setListConfigs(config.getListConfigs());
        setSetConfigs(config.getSetConfigs()).setMultiMapConfigs(config.getMultiMapConfigs());
        setReplicatedMapConfigs(config.getReplicatedMapConfigs()).setRingbufferConfigs(config.getRingbufferConfigs());
        setReliableTopicConfigs(config.getReliableTopicConfigs()).setExecutorConfigs(config.getExecutorConfigs());
        setDurableExecutorConfigs(config.getDurableExecutorConfigs()).setScheduledExecutorConfigs(config.getScheduledExecutorConfigs());
        setCardinalityEstimatorConfigs(config.getCardinalityEstimatorConfigs()).setPNCounterConfigs(config.getPNCounterConfigs());
        setFlakeIdGeneratorConfigs(config.getFlakeIdGeneratorConfigs()).setCacheConfigs(config.getCacheConfigs());
        setSplitBrainProtectionConfigs(config.getSplitBrainProtectionConfigs()).setDataConnectionConfigs(config.getDataConnectionConfigs());
        setWanReplicationConfigs(config.getWanReplicationConfigs()).setPartitionGroupConfig(config.getPartitionGroupConfig());
        setCRDTReplicationConfig(config.getCRDTReplicationConfig()).setNativeMemoryConfig(config.getNativeMemoryConfig());
        setUserCodeDeploymentConfig(config.getUserCodeDeploymentConfig()).setAdvancedNetworkConfig(config.getAdvancedNetworkConfig());
        setMetricsConfig(config.getMetricsConfig()).setAuditlogConfig(config.getAuditlogConfig());
        setSqlConfig(config.getSqlConfig()).setInstanceTrackingConfig(config.getInstanceTrackingConfig());
        setJetConfig(config.getJetConfig()).setDynamicConfigurationConfig(config.getDynamicConfigurationConfig());
        setIntegrityCheckerConfig(config.getIntegrityCheckerConfig()).setTpcConfig(config.getTpcConfig());
        setSecurityConfig(config.getSecurityConfig());
        setConfigPatternMatcher(config.getConfigPatternMatcher());
    }

    /** From now on additions reach the cluster. */
    void attach(Grid running) {
        this.grid = running;
    }

    @Override
    public Config addMapConfig(MapConfig config) {
        if (grid == null) {
            return super.addMapConfig(config);
        }
        if (!isOfStart(maps, super.getMapConfigs(), config)) {
            Holders.check(config);
            Settings settings = new Settings();
            ConfigModel.settings(settings, config);
            Errors.run(() -> grid.addConfig(settings));
            super.addMapConfig(config);
        }
        return this;
    }

    @Override
    public Config addTopicConfig(TopicConfig config) {
        if (grid == null) {
            return super.addTopicConfig(config);
        }
        if (!isOfStart(topics, super.getTopicConfigs(), config)) {
            Settings settings = new Settings();
            ConfigModel.settings(settings, config);
            Errors.run(() -> grid.addConfig(settings));
            super.addTopicConfig(config);
        }
        return this;
    }

    /** Whether the instance was started with this very definition; with another one of that name it is refused. */
    private static <T extends NamedConfig> boolean isOfStart(Set<String> names, Map<String, T> present, T config) {
        if (!names.contains(config.getName())) {
            return false;
        }
        T known = present.get(config.getName());
        if (!config.equals(known)) {
            throw new InvalidConfigurationException(
                "Cannot add the configuration '" + config + "': the instance was started with a conflicting one, '" + known + "'");
        }
        return true;
    }

    @Override
    public Map<String, MapConfig> getMapConfigs() {
        refresh();
        return super.getMapConfigs();
    }

    @Override
    public MapConfig getMapConfig(String name) {
        refresh();
        return super.getMapConfig(name);
    }

    @Override
    public MapConfig findMapConfig(String name) {
        refresh();
        return super.findMapConfig(name);
    }

    @Override
    public Map<String, TopicConfig> getTopicConfigs() {
        refresh();
        return super.getTopicConfigs();
    }

    @Override
    public TopicConfig getTopicConfig(String name) {
        refresh();
        return super.getTopicConfig(name);
    }

    @Override
    public TopicConfig findTopicConfig(String name) {
        refresh();
        return super.findTopicConfig(name);
    }

    /** Takes in what other members added. What was added here stays as it was given, with all that is not the library's. */
    private void refresh() {
        if (grid == null) {
            return;
        }
        Config added;
        try {
            added = ConfigModel.config(grid.addedConfig());
        } catch (FilbertException e) {
            return; // stopped: what was known last is what there is
        }
        added.getMapConfigs().forEach(super.getMapConfigs()::putIfAbsent);
        added.getTopicConfigs().forEach(super.getTopicConfigs()::putIfAbsent);
    }

    @Override
    public Config setNetworkConfig(NetworkConfig config) {
        throw new UnsupportedOperationException("Unsupported operation: the network of a running instance cannot be changed");
    }
}
