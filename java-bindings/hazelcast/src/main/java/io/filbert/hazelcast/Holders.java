package io.filbert.hazelcast;

import com.hazelcast.config.Config;
import com.hazelcast.config.InMemoryFormat;
import com.hazelcast.config.InvalidConfigurationException;
import com.hazelcast.config.MapConfig;
import com.hazelcast.config.NetworkConfig;
import com.hazelcast.config.QueueConfig;
import com.hazelcast.config.RingbufferConfig;
import com.hazelcast.config.matcher.MatchingPointConfigPatternMatcher;
import java.util.LinkedHashSet;
import java.util.Set;

/**
 * What a configuration can say and nothing here does: refused if it promises safety that members would then not have, told once otherwise.
 *
 * <p>Judged at start and not by the readers, so that a program's own settings are judged as well.
 */
final class Holders {
    private static final String LOGGER = "com.hazelcast.config.Config";

    private final Set<String> idle = new LinkedHashSet<>();

    private Holders() {
    }

    /** Refuses, or writes one line that names all that has no effect. */
    static void check(Config config) {
        Holders holders = new Holders();
        holders.checkWhole(config);
        holders.checkNetwork(config.getNetworkConfig());
        config.getMapConfigs().values().forEach(holders::checkMap);
        config.getQueueConfigs().values().forEach(holders::checkQueue);
        config.getRingbufferConfigs().values().forEach(holders::checkRingbuffer);
        holders.warn();
    }

    /** The same for a map that is added at run time. */
    static void check(MapConfig map) {
        Holders holders = new Holders();
        holders.checkMap(map);
        holders.warn();
    }

    private void warn() {
        if (!idle.isEmpty()) {
            Logs.warn(LOGGER, "without effect, as not implemented: " + String.join(", ", idle));
        }
    }

    private static void refuse(boolean present, String what, String because) {
        if (present) {
            throw new InvalidConfigurationException(what + ": not implemented, and without it " + because + "; take it out to start");
        }
    }

    private void tell(boolean present, String what) {
        if (present) {
            idle.add(what);
        }
    }

    private void checkWhole(Config config) {
        refuse(config.getAdvancedNetworkConfig() != null && config.getAdvancedNetworkConfig().isEnabled(), "advanced-network",
            "members would not use these endpoints");
        refuse(config.getSecurityConfig() != null && config.getSecurityConfig().isEnabled(), "security", "anybody could do everything");
        refuse(config.getPersistenceConfig().isEnabled() || config.getHotRestartPersistenceConfig().isEnabled(), "persistence",
            "data would not survive a restart of the cluster");
        refuse(config.getCPSubsystemConfig().isPersistenceEnabled(), "cp-subsystem: persistence-enabled",
            "locks and counters would not survive a restart of the cluster");
        refuse(config.getPartitionGroupConfig() != null && config.getPartitionGroupConfig().isEnabled(), "partition-group",
            "a backup may lie in the same group as its owner");
        refuse(config.getSplitBrainProtectionConfigs().values().stream().anyMatch(protection -> protection.isEnabled()), "split-brain-protection",
            "too few members would still answer");
        refuse(config.getAuditlogConfig().isEnabled(), "auditlog", "nothing would be written to it");
        refuse(!(config.getConfigPatternMatcher() instanceof MatchingPointConfigPatternMatcher), "config pattern matcher "
            + config.getConfigPatternMatcher().getClass().getName(), "members would choose other configurations for names");
        tell(config.getNativeMemoryConfig() != null && config.getNativeMemoryConfig().isEnabled(), "native-memory");
        tell(config.getUserCodeDeploymentConfig() != null && config.getUserCodeDeploymentConfig().isEnabled(), "user-code-deployment");
        tell(config.getJetConfig() != null && config.getJetConfig().isEnabled(), "jet");
        tell(config.getTpcConfig().isEnabled(), "tpc");
        tell(config.getDynamicConfigurationConfig() != null && config.getDynamicConfigurationConfig().isPersistenceEnabled(), "dynamic-configuration");
        tell(config.getInstanceTrackingConfig().isEnabled(), "instance-tracking");
        tell(config.getCPSubsystemConfig().getCPMemberPriority() != 0, "cp-subsystem: cp-member-priority");
    }

    private void checkNetwork(NetworkConfig network) {
        refuse(network.getSSLConfig() != null && network.getSSLConfig().isEnabled(), "network: ssl", "members would talk in plain text");
        refuse(network.getSymmetricEncryptionConfig() != null && network.getSymmetricEncryptionConfig().isEnabled(), "network: symmetric-encryption",
            "members would talk in plain text");
        refuse(network.getSocketInterceptorConfig() != null && network.getSocketInterceptorConfig().isEnabled(), "network: socket-interceptor",
            "connections would not be checked by it");
        refuse(network.getMemberAddressProviderConfig().isEnabled(), "network: member-address-provider", "addresses would not come from it");
        refuse(network.getJoin().getDiscoveryConfig().isEnabled(), "join: discovery-strategies", "members would not find each other");
        tell(network.getIcmpFailureDetectorConfig() != null && network.getIcmpFailureDetectorConfig().isEnabled(), "network: failure-detector");
        tell(network.getRestApiConfig().isEnabled(), "network: rest-api");
        tell(network.getMemcacheProtocolConfig().isEnabled(), "network: memcache-protocol");
        tell(network.getOutboundPorts() != null && !network.getOutboundPorts().isEmpty()
            || network.getOutboundPortDefinitions() != null && !network.getOutboundPortDefinitions().isEmpty(), "network: outbound-ports");
    }

    private void checkMap(MapConfig map) {
        String name = "map '" + map.getName() + "': ";
        refuse(map.getMapStoreConfig() != null && map.getMapStoreConfig().isEnabled(), name + "map-store", "entries would not be stored");
        refuse(map.getWanReplicationRef() != null, name + "wan-replication-ref", "entries would not reach the other cluster");
        refuse(map.getHotRestartConfig().isEnabled() || map.getDataPersistenceConfig().isEnabled(), name + "data-persistence",
            "entries would not survive a restart of the cluster");
        refuse(map.getTieredStoreConfig().isEnabled(), name + "tiered-store", "entries would have to fit in memory");
        refuse(map.getSplitBrainProtectionName() != null, name + "split-brain-protection-ref", "too few members would still answer");
        tell(map.getNearCacheConfig() != null, name + "near-cache");
        tell(map.getInMemoryFormat() != InMemoryFormat.BINARY, name + "in-memory-format " + map.getInMemoryFormat() + " (BINARY is used)");
        tell(map.getEventJournalConfig().isEnabled(), name + "event-journal");
        tell(map.getMerkleTreeConfig().isEnabled(), name + "merkle-tree");
        tell(!map.getQueryCacheConfigs().isEmpty(), name + "query-caches");
        tell(map.getPartitioningStrategyConfig() != null || !map.getPartitioningAttributeConfigs().isEmpty(), name + "partition-strategy");
    }

    private void checkQueue(QueueConfig queue) {
        String name = "queue '" + queue.getName() + "': ";
        refuse(queue.getQueueStoreConfig() != null && queue.getQueueStoreConfig().isEnabled(), name + "queue-store", "items would not be stored");
        refuse(queue.getSplitBrainProtectionName() != null, name + "split-brain-protection-ref", "too few members would still answer");
    }

    private void checkRingbuffer(RingbufferConfig ringbuffer) {
        refuse(ringbuffer.getRingbufferStoreConfig() != null && ringbuffer.getRingbufferStoreConfig().isEnabled(),
            "ringbuffer '" + ringbuffer.getName() + "': ringbuffer-store", "items would not be stored");
    }
}
