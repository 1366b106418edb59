package com.hazelcast.config;

import com.hazelcast.config.cp.CPSubsystemConfig;
import com.hazelcast.core.ManagedContext;
import io.filbert.hazelcast.Checks;
import io.filbert.hazelcast.ConfigModel;
import io.filbert.hazelcast.Patterns;
import java.io.File;
import java.net.URL;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.function.Function;

/** How an instance is set up. The validation that matters is the native library's, at start; setters refuse what can only be a slip. */
public class Config {
    public static final String DEFAULT_CLUSTER_NAME = "dev";
    private static final String DEFAULT = "default";

    private final Map<String, MapConfig> mapConfigs = new ConcurrentHashMap<>();
    private final Map<String, TopicConfig> topicConfigs = new ConcurrentHashMap<>();
    private List<ListenerConfig> listenerConfigs = new ArrayList<>();
    private Properties properties = new Properties();
    private String instanceName;
    private String clusterName = DEFAULT_CLUSTER_NAME;
    private NetworkConfig networkConfig = new NetworkConfig();
    private SerializationConfig serializationConfig = new SerializationConfig();
    private MemberAttributeConfig memberAttributeConfig = new MemberAttributeConfig();
    private ManagementCenterConfig managementCenterConfig = new ManagementCenterConfig();
    private CPSubsystemConfig cpSubsystemConfig = new CPSubsystemConfig();
    private ConcurrentMap<String, Object> userContext = new ConcurrentHashMap<>();
    private ManagedContext managedContext;
    private ClassLoader classLoader;
    private URL configurationUrl;
    private File configurationFile;
    private String licenseKey;
    private boolean liteMember;

    public Config() {
    }

    public Config(String instanceName) {
        this.instanceName = instanceName;
    }

    /** The file named by the system property {@code hazelcast.config}, read by the native library; without that property, the defaults. */
    public static Config load() {
        return ConfigModel.load();
    }

    public ClassLoader getClassLoader() {
        return classLoader;
    }

    public Config setClassLoader(ClassLoader classLoader) {
        this.classLoader = classLoader;
        return this;
    }

    public String getProperty(String name) {
        String value = properties.getProperty(name);
        return value != null ? value : System.getProperty(name);
    }

    public Config setProperty(String name, String value) {
        Checks.hasText(name, "argument 'name'");
        Checks.notNull(value, "argument 'value'");
        properties.put(name, value);
        return this;
    }

    public Properties getProperties() {
        return properties;
    }

    public Config setProperties(Properties properties) {
        this.properties = Checks.notNull(properties, "properties");
        return this;
    }

    public String getInstanceName() {
        return instanceName;
    }

    public Config setInstanceName(String instanceName) {
        this.instanceName = instanceName;
        return this;
    }

    public String getClusterName() {
        return clusterName;
    }

    public Config setClusterName(String clusterName) {
        this.clusterName = Checks.notNull(clusterName, "cluster name");
        return this;
    }

    public NetworkConfig getNetworkConfig() {
        return networkConfig;
    }

    public Config setNetworkConfig(NetworkConfig networkConfig) {
        this.networkConfig = Checks.notNull(networkConfig, "networkConfig");
        return this;
    }

    public Map<String, MapConfig> getMapConfigs() {
        return mapConfigs;
    }

    public Config setMapConfigs(Map<String, MapConfig> configs) {
        mapConfigs.clear();
        configs.forEach((name, config) -> addMapConfig(config.setName(name)));
        return this;
    }

    /** The configuration for a map's name; makes an entry, a copy of the one named {@code default}, when there is none. */
    public MapConfig getMapConfig(String name) {
        return getOrMake(mapConfigs, name, MapConfig::new, MapConfig::new);
    }

    /** The configuration for a map's name; makes no entry. */
    public MapConfig findMapConfig(String name) {
        return findOrDefault(mapConfigs, name, MapConfig::new);
    }

    public Config addMapConfig(MapConfig config) {
        mapConfigs.put(Checks.hasText(config.getName(), "name of a map config"), config);
        return this;
    }

    public Map<String, TopicConfig> getTopicConfigs() {
        return topicConfigs;
    }

    public Config setTopicConfigs(Map<String, TopicConfig> configs) {
        topicConfigs.clear();
        configs.forEach((name, config) -> addTopicConfig(config.setName(name)));
        return this;
    }

    public TopicConfig getTopicConfig(String name) {
        return getOrMake(topicConfigs, name, TopicConfig::new, TopicConfig::new);
    }

    public TopicConfig findTopicConfig(String name) {
        return findOrDefault(topicConfigs, name, TopicConfig::new);
    }

    public Config addTopicConfig(TopicConfig config) {
        topicConfigs.put(Checks.hasText(config.getName(), "name of a topic config"), config);
        return this;
    }

    private static <T extends NamedConfig> T getOrMake(Map<String, T> configs, String name, Function<T, T> copy, Function<String, T> make) {
        T found = Patterns.find(configs, name);
        if (found != null) {
            return found;
        }
        T standard = configs.get(DEFAULT);
        T made = standard == null ? make.apply(name) : copy.apply(standard);
        made.setName(name);
        T other = configs.putIfAbsent(name, made);
        return other != null ? other : made;
    }

    private static <T extends NamedConfig> T findOrDefault(Map<String, T> configs, String name, Function<String, T> make) {
        T found = Patterns.find(configs, name);
        T standard = found != null ? found : configs.get(DEFAULT);
        return standard != null ? standard : make.apply(DEFAULT);
    }

    public Config addListenerConfig(ListenerConfig listenerConfig) {
        listenerConfigs.add(listenerConfig);
        return this;
    }

    public List<ListenerConfig> getListenerConfigs() {
        return listenerConfigs;
    }

    public Config setListenerConfigs(List<ListenerConfig> listenerConfigs) {
        this.listenerConfigs = new ArrayList<>(listenerConfigs);
        return this;
    }

    public SerializationConfig getSerializationConfig() {
        return serializationConfig;
    }

    public Config setSerializationConfig(SerializationConfig config) {
        this.serializationConfig = Checks.notNull(config, "serializationConfig");
        return this;
    }

    public MemberAttributeConfig getMemberAttributeConfig() {
        return memberAttributeConfig;
    }

    public Config setMemberAttributeConfig(MemberAttributeConfig config) {
        this.memberAttributeConfig = Checks.notNull(config, "memberAttributeConfig");
        return this;
    }

    public ManagementCenterConfig getManagementCenterConfig() {
        return managementCenterConfig;
    }

    public Config setManagementCenterConfig(ManagementCenterConfig config) {
        this.managementCenterConfig = config;
        return this;
    }

    public CPSubsystemConfig getCPSubsystemConfig() {
        return cpSubsystemConfig;
    }

    public Config setCPSubsystemConfig(CPSubsystemConfig config) {
        this.cpSubsystemConfig = Checks.notNull(config, "cpSubsystemConfig");
        return this;
    }

    public ManagedContext getManagedContext() {
        return managedContext;
    }

    public Config setManagedContext(ManagedContext managedContext) {
        this.managedContext = managedContext;
        return this;
    }

    public ConcurrentMap<String, Object> getUserContext() {
        return userContext;
    }

    public Config setUserContext(ConcurrentMap<String, Object> userContext) {
        this.userContext = Checks.notNull(userContext, "userContext");
        return this;
    }

    public URL getConfigurationUrl() {
        return configurationUrl;
    }

    public Config setConfigurationUrl(URL configurationUrl) {
        this.configurationUrl = configurationUrl;
        return this;
    }

    public File getConfigurationFile() {
        return configurationFile;
    }

    public Config setConfigurationFile(File configurationFile) {
        this.configurationFile = configurationFile;
        return this;
    }

    public String getLicenseKey() {
        return licenseKey;
    }

    /** Accepted and without effect. */
    public Config setLicenseKey(String licenseKey) {
        this.licenseKey = licenseKey;
        return this;
    }

    public boolean isLiteMember() {
        return liteMember;
    }

    public Config setLiteMember(boolean liteMember) {
        this.liteMember = liteMember;
        return this;
    }

    @Override
    public String toString() {
        return "Config{clusterName='" + clusterName + "', instanceName=" + instanceName + ", liteMember=" + liteMember + ", properties="
            + properties + ", networkConfig=" + networkConfig + ", mapConfigs=" + mapConfigs + ", topicConfigs=" + topicConfigs + "}";
    }
}
