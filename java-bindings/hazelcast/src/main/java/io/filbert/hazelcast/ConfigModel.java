package io.filbert.hazelcast;

import com.hazelcast.config.AliasedDiscoveryConfig;
import com.hazelcast.config.Config;
import com.hazelcast.config.EvictionPolicy;
import com.hazelcast.config.InvalidConfigurationException;
import com.hazelcast.config.JoinConfig;
import com.hazelcast.config.MapConfig;
import com.hazelcast.config.MaxSizePolicy;
import com.hazelcast.config.MulticastConfig;
import com.hazelcast.config.NetworkConfig;
import com.hazelcast.config.TcpIpConfig;
import com.hazelcast.config.TopicConfig;
import com.hazelcast.config.cp.FencedLockConfig;
import io.filbert.Settings;
import io.filbert.hazelcast.config.ConfigFiles;
import java.io.File;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * {@link Config} to the library's pairs and back. Decides nothing: the library validates; this only names the fields.
 *
 * <p>What a file can say and {@code Config} has no field for is kept as a property {@code filbert.*}, so that it is visible and comes back at start.
 */
public final class ConfigModel {
    private static final String CLUSTERED = "filbert.clustered";
    private static final String BIND = "filbert.network.bind";
    private static final String SECRET_FILE = "filbert.cluster.secret.file";

    private ConfigModel() {
    }

    /** What a {@code deployment.toml} says. */
    public static Config load(String path) {
        Settings settings = Errors.guarded(() -> Settings.load(path));
        for (String warning : settings.warnings()) {
            Logs.warn("com.hazelcast.config.ConfigLoader", warning);
        }
        return config(settings).setConfigurationFile(new File(path));
    }

    /** A configuration with these pairs set. */
    static Config config(Settings settings) {
        Config config = new Config();
        settings.forEach((key, value) -> set(config, key, value));
        return config;
    }

    // ---- pairs to Config ---------------------------------------------------------------------------------------------------------------

    private static void set(Config config, String key, String value) {
        int dot = key.indexOf('.');
        String rest = key.substring(dot + 1);
        switch (dot < 0 ? key : key.substring(0, dot)) {
            case "cluster-name":
                config.setClusterName(value);
                break;
            case "instance-name":
                config.setInstanceName(value);
                break;
            case "clustered":
                config.setProperty(CLUSTERED, value);
                break;
            case "lite-member":
                config.setLiteMember(Boolean.parseBoolean(value));
                break;
            case "cp-member-count":
                config.getCPSubsystemConfig().setCPMemberCount(Integer.parseInt(value));
                break;
            case "secret-file":
                config.setProperty(SECRET_FILE, value);
                break;
            case "network":
                setNetwork(config, rest, value);
                break;
            case "join":
                setJoin(config.getNetworkConfig().getJoin(), rest, value);
                break;
            case "property":
                config.setProperty(rest, value);
                break;
            case "attribute":
                config.getMemberAttributeConfig().setAttribute(rest, value);
                break;
            case "map":
                setMap(config, rest, value);
                break;
            case "topic":
                config.getTopicConfigs().computeIfAbsent(name(rest), TopicConfig::new).setGlobalOrderingEnabled(Boolean.parseBoolean(value));
                break;
            case "lock":
                config.getCPSubsystemConfig().addLockConfig(new FencedLockConfig(name(rest), Integer.parseInt(value)));
                break;
            default:
                throw new IllegalStateException("the library names a setting that these classes do not know: " + key);
        }
    }

    private static void setNetwork(Config config, String field, String value) {
        NetworkConfig network = config.getNetworkConfig();
        switch (field) {
            case "public-address":
                network.setPublicAddress(value);
                break;
            case "port":
                network.setPort(Integer.parseInt(value));
                break;
            case "port-auto-increment":
                network.setPortAutoIncrement(Boolean.parseBoolean(value));
                break;
            case "port-count":
                network.setPortCount(Integer.parseInt(value));
                break;
            case "bind":
                config.setProperty(BIND, value);
                break;
            case "interfaces.enabled":
                network.getInterfaces().setEnabled(Boolean.parseBoolean(value));
                break;
            case "interface":
                network.getInterfaces().addInterface(value);
                break;
            default:
                throw new IllegalStateException("the library names a setting that these classes do not know: network." + field);
        }
    }

    private static void setJoin(JoinConfig join, String field, String value) {
        MulticastConfig multicast = join.getMulticastConfig();
        TcpIpConfig tcpIp = join.getTcpIpConfig();
        switch (field) {
            case "auto-detection.enabled":
                join.getAutoDetectionConfig().setEnabled(Boolean.parseBoolean(value));
                break;
            case "tcp-ip.enabled":
                tcpIp.setEnabled(Boolean.parseBoolean(value));
                break;
            case "tcp-ip.member":
                tcpIp.addMember(value);
                break;
            case "tcp-ip.connection-timeout-seconds":
                tcpIp.setConnectionTimeoutSeconds(Integer.parseInt(value));
                break;
            case "multicast.enabled":
                multicast.setEnabled(Boolean.parseBoolean(value));
                break;
            case "multicast.group":
                multicast.setMulticastGroup(value);
                break;
            case "multicast.port":
                multicast.setMulticastPort(Integer.parseInt(value));
                break;
            case "multicast.timeout-seconds":
                multicast.setMulticastTimeoutSeconds(Integer.parseInt(value));
                break;
            case "multicast.time-to-live":
                multicast.setMulticastTimeToLive(Integer.parseInt(value));
                break;
            default:
                throw new IllegalStateException("the library names a setting that these classes do not know: join." + field);
        }
    }

    /** NAME.FIELD: names may have dots, fields have none. */
    private static String name(String rest) {
        return rest.substring(0, rest.lastIndexOf('.'));
    }

    private static void setMap(Config config, String rest, String value) {
        MapConfig map = config.getMapConfigs().computeIfAbsent(name(rest), MapConfig::new);
        switch (rest.substring(rest.lastIndexOf('.') + 1)) {
            case "backup-count":
                map.setBackupCount(Integer.parseInt(value));
                break;
            case "async-backup-count":
                map.setAsyncBackupCount(Integer.parseInt(value));
                break;
            case "time-to-live-seconds":
                map.setTimeToLiveSeconds(Integer.parseInt(value));
                break;
            case "max-idle-seconds":
                map.setMaxIdleSeconds(Integer.parseInt(value));
                break;
            case "eviction-policy":
                map.getEvictionConfig().setEvictionPolicy(EvictionPolicy.valueOf(value));
                break;
            case "max-size-policy":
                map.getEvictionConfig().setMaxSizePolicy(MaxSizePolicy.valueOf(value));
                break;
            case "eviction-size":
                map.getEvictionConfig().setSize((int) Math.min(Long.parseLong(value), Integer.MAX_VALUE));
                break;
            case "statistics-enabled":
                map.setStatisticsEnabled(Boolean.parseBoolean(value));
                break;
            default:
                throw new IllegalStateException("the library names a setting that these classes do not know: map." + rest);
        }
    }

    // ---- Config to pairs ---------------------------------------------------------------------------------------------------------------

    /** All of a configuration, for an instance of that name. */
    static Settings settings(Config config, String instanceName) {
        Holders.check(config);
        Settings settings = new Settings();
        settings.add("cluster-name", config.getClusterName()).add("instance-name", instanceName);
        settings.add("lite-member", config.isLiteMember());
        settings.add("cp-member-count", config.getCPSubsystemConfig().getCPMemberCount());
        addNetwork(settings, config.getNetworkConfig());
        addJoin(settings, config.getNetworkConfig().getJoin());
        addProperties(settings, config);
        config.getMemberAttributeConfig().getAttributes().forEach((name, value) -> settings.add("attribute." + name, value));
        config.getMapConfigs().values().forEach(map -> settings(settings, map));
        config.getCPSubsystemConfig().getLockConfigs().values()
            .forEach(lock -> settings.add("lock." + lock.getName() + ".acquire-limit", lock.getLockAcquireLimit()));
        config.getTopicConfigs().values().forEach(topic -> settings(settings, topic));
        return settings;
    }

    /** One topic's fields, also for configuration added at run time. */
    static void settings(Settings settings, TopicConfig topic) {
        settings.add("topic." + topic.getName() + ".global-ordering-enabled", topic.isGlobalOrderingEnabled());
    }

    private static void addNetwork(Settings settings, NetworkConfig network) {
        settings.add("network.public-address", network.getPublicAddress()).add("network.port", network.getPort());
        settings.add("network.port-auto-increment", network.isPortAutoIncrement()).add("network.port-count", network.getPortCount());
        settings.add("network.interfaces.enabled", network.getInterfaces().isEnabled());
        network.getInterfaces().getInterfaces().forEach(pattern -> settings.add("network.interface", pattern));
    }

    private static void addJoin(Settings settings, JoinConfig join) {
        join.verify();
        for (AliasedDiscoveryConfig<?> other : List.of(join.getAwsConfig(), join.getGcpConfig(), join.getAzureConfig(), join.getKubernetesConfig(),
            join.getEurekaConfig())) {
            if (other.isEnabled()) {
                throw new InvalidConfigurationException("join: '" + other.getTag() + "' is enabled, but not built in; there are: tcp-ip, multicast");
            }
        }
        TcpIpConfig tcpIp = join.getTcpIpConfig();
        MulticastConfig multicast = join.getMulticastConfig();
        settings.add("join.auto-detection.enabled", join.getAutoDetectionConfig().isEnabled()).add("join.tcp-ip.enabled", tcpIp.isEnabled());
        settings.add("join.tcp-ip.connection-timeout-seconds", tcpIp.getConnectionTimeoutSeconds());
        tcpIp.getMembers().forEach(member -> settings.add("join.tcp-ip.member", member));
        settings.add("join.multicast.enabled", multicast.isEnabled()).add("join.multicast.group", multicast.getMulticastGroup());
        settings.add("join.multicast.port", multicast.getMulticastPort());
        settings.add("join.multicast.timeout-seconds", multicast.getMulticastTimeoutSeconds());
        settings.add("join.multicast.time-to-live", multicast.getMulticastTimeToLive());
    }

    /** What is set on the configuration wins over a system property of the same name. */
    private static void addProperties(Settings settings, Config config) {
        Map<String, String> all = new TreeMap<>();
        for (String name : System.getProperties().stringPropertyNames()) {
            if ((name.startsWith("hazelcast.") || name.startsWith("filbert.")) && !name.equals(ConfigFiles.PROPERTY) && !name.startsWith("filbert.native.")) {
                all.put(name, System.getProperty(name));
            }
        }
        config.getProperties().forEach((name, value) -> all.put(name.toString(), value.toString()));
        settings.add("clustered", all.remove(CLUSTERED));
        settings.add("network.bind", all.remove(BIND));
        settings.add("secret-file", all.remove(SECRET_FILE));
        all.forEach((name, value) -> settings.add("property." + name, value));
    }

    /** One map's fields, also for configuration added at run time. */
    static void settings(Settings settings, MapConfig map) {
        String prefix = "map." + map.getName() + ".";
        settings.add(prefix + "backup-count", map.getBackupCount()).add(prefix + "async-backup-count", map.getAsyncBackupCount());
        settings.add(prefix + "time-to-live-seconds", Math.max(0, map.getTimeToLiveSeconds()))
            .add(prefix + "max-idle-seconds", Math.max(0, map.getMaxIdleSeconds()));
        settings.add(prefix + "eviction-policy", map.getEvictionConfig().getEvictionPolicy());
        settings.add(prefix + "max-size-policy", map.getEvictionConfig().getMaxSizePolicy());
        settings.add(prefix + "eviction-size", map.getEvictionConfig().getSize());
        settings.add(prefix + "statistics-enabled", map.isStatisticsEnabled());
    }
}
