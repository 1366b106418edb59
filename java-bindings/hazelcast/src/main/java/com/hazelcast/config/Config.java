package com.hazelcast.config;

import com.hazelcast.config.cp.CPSubsystemConfig;
import com.hazelcast.config.matcher.MatchingPointConfigPatternMatcher;
import com.hazelcast.config.tpc.TpcConfig;
import com.hazelcast.core.ManagedContext;
import com.hazelcast.jet.config.JetConfig;
import io.filbert.hazelcast.Checks;
import io.filbert.hazelcast.Patterns;
import io.filbert.hazelcast.config.ConfigFiles;
import io.filbert.hazelcast.config.Overrides;
import java.io.File;
import java.io.FileNotFoundException;
import java.io.InputStream;
import java.net.URL;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.function.Function;

/**
 * How an instance is set up. The validation that matters is the native library's, at start; setters refuse what can only be a slip.
 *
 * <p>As long as Hazelcast's: five methods for each kind of structure that has a configuration.
 */
public class Config {
    public static final String DEFAULT_CLUSTER_NAME = "dev";
    private static final String DEFAULT = "default";

    private final Map<String, MapConfig> mapConfigs = new ConcurrentHashMap<>();
    private final Map<String, TopicConfig> topicConfigs = new ConcurrentHashMap<>();
    private final Map<String, QueueConfig> queueConfigs = new ConcurrentHashMap<>();
    private final Map<String, ListConfig> listConfigs = new ConcurrentHashMap<>();
    private final Map<String, SetConfig> setConfigs = new ConcurrentHashMap<>();
    private final Map<String, MultiMapConfig> multiMapConfigs = new ConcurrentHashMap<>();
    private final Map<String, ReplicatedMapConfig> replicatedMapConfigs = new ConcurrentHashMap<>();
    private final Map<String, RingbufferConfig> ringbufferConfigs = new ConcurrentHashMap<>();
    private final Map<String, ReliableTopicConfig> reliableTopicConfigs = new ConcurrentHashMap<>();
    private final Map<String, ExecutorConfig> executorConfigs = new ConcurrentHashMap<>();
    private final Map<String, DurableExecutorConfig> durableExecutorConfigs = new ConcurrentHashMap<>();
    private final Map<String, ScheduledExecutorConfig> scheduledExecutorConfigs = new ConcurrentHashMap<>();
    private final Map<String, CardinalityEstimatorConfig> cardinalityEstimatorConfigs = new ConcurrentHashMap<>();
    private final Map<String, PNCounterConfig> pnCounterConfigs = new ConcurrentHashMap<>();
    private final Map<String, FlakeIdGeneratorConfig> flakeIdGeneratorConfigs = new ConcurrentHashMap<>();
    private final Map<String, CacheSimpleConfig> cacheConfigs = new ConcurrentHashMap<>();
    private final Map<String, SplitBrainProtectionConfig> splitBrainProtectionConfigs = new ConcurrentHashMap<>();
    private final Map<String, DataConnectionConfig> dataConnectionConfigs = new ConcurrentHashMap<>();
    private final Map<String, WanReplicationConfig> wanReplicationConfigs = new ConcurrentHashMap<>();
    private final Map<String, DeviceConfig> deviceConfigs = new ConcurrentHashMap<>(
        Map.of(LocalDeviceConfig.DEFAULT_DEVICE_NAME, new LocalDeviceConfig()));
    private PartitionGroupConfig partitionGroupConfig = new PartitionGroupConfig();
    private HotRestartPersistenceConfig hotRestartPersistenceConfig = new HotRestartPersistenceConfig();
    private PersistenceConfig persistenceConfig = new PersistenceConfig();
    private CRDTReplicationConfig crdtReplicationConfig = new CRDTReplicationConfig();
    private NativeMemoryConfig nativeMemoryConfig = new NativeMemoryConfig();
    private UserCodeDeploymentConfig userCodeDeploymentConfig = new UserCodeDeploymentConfig();
    private AdvancedNetworkConfig advancedNetworkConfig = new AdvancedNetworkConfig();
    private MetricsConfig metricsConfig = new MetricsConfig();
    private AuditlogConfig auditlogConfig = new AuditlogConfig();
    private SqlConfig sqlConfig = new SqlConfig();
    private InstanceTrackingConfig instanceTrackingConfig = new InstanceTrackingConfig();
    private JetConfig jetConfig = new JetConfig();
    private DynamicConfigurationConfig dynamicConfigurationConfig = new DynamicConfigurationConfig();
    private IntegrityCheckerConfig integrityCheckerConfig = new IntegrityCheckerConfig();
    private TpcConfig tpcConfig = new TpcConfig();
    private SecurityConfig securityConfig = new SecurityConfig();
    private ConfigPatternMatcher configPatternMatcher = new MatchingPointConfigPatternMatcher();
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

    /** What a program without a configuration runs with: see {@link ConfigFiles#find(Properties)}, and {@link Overrides} for what is set outside of files. */
    public static Config load() {
        return Overrides.apply(ConfigFiles.find(System.getProperties()));
    }

    /** The configuration that is built in. */
    public static Config loadDefault() {
        return loadDefault(System.getProperties());
    }

    /** The configuration that is built in, with {@code properties} for its variables. */
    public static Config loadDefault(Properties properties) {
        return Overrides.apply(ConfigFiles.builtIn(properties));
    }

    public static Config loadFromClasspath(ClassLoader classLoader, String resource) {
        return loadFromClasspath(classLoader, resource, System.getProperties());
    }

    public static Config loadFromClasspath(ClassLoader classLoader, String resource, Properties properties) {
        return Overrides.apply(ConfigFiles.resource(classLoader, resource, properties));
    }

    public static Config loadFromFile(File configFile) throws FileNotFoundException {
        return loadFromFile(configFile, System.getProperties());
    }

    public static Config loadFromFile(File configFile, Properties properties) throws FileNotFoundException {
        return Overrides.apply(ConfigFiles.file(configFile, properties));
    }

    public static Config loadFromString(String source) {
        return loadFromString(source, System.getProperties());
    }

    public static Config loadFromString(String source, Properties properties) {
        return Overrides.apply(ConfigFiles.text(source, properties));
    }

    public static Config loadFromStream(InputStream source) {
        return loadFromStream(source, System.getProperties());
    }

    public static Config loadFromStream(InputStream source, Properties properties) {
        return Overrides.apply(ConfigFiles.stream(source, properties));
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
        replace(mapConfigs, configs);
        return this;
    }

    /** The configuration for a map's name; when there is none, makes an entry that is a copy of the one named {@code default}. */
    public MapConfig getMapConfig(String name) {
        return getOrMake(mapConfigs, name, MapConfig::new, MapConfig::new);
    }

    /** The configuration for a map's name, or the one named {@code default}. */
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
        replace(topicConfigs, configs);
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

    public Map<String, QueueConfig> getQueueConfigs() {
        return queueConfigs;
    }

    public Config setQueueConfigs(Map<String, QueueConfig> configs) {
        replace(queueConfigs, configs);
        return this;
    }

    public QueueConfig getQueueConfig(String name) {
        return getOrMake(queueConfigs, name, QueueConfig::new, QueueConfig::new);
    }

    public QueueConfig findQueueConfig(String name) {
        return findOrDefault(queueConfigs, name, QueueConfig::new);
    }

    public Config addQueueConfig(QueueConfig config) {
        queueConfigs.put(config.getName(), config);
        return this;
    }

    public Map<String, ListConfig> getListConfigs() {
        return listConfigs;
    }

    public Config setListConfigs(Map<String, ListConfig> configs) {
        replace(listConfigs, configs);
        return this;
    }

    public ListConfig getListConfig(String name) {
        return getOrMake(listConfigs, name, ListConfig::new, ListConfig::new);
    }

    public ListConfig findListConfig(String name) {
        return findOrDefault(listConfigs, name, ListConfig::new);
    }

    public Config addListConfig(ListConfig config) {
        listConfigs.put(config.getName(), config);
        return this;
    }

    public Map<String, SetConfig> getSetConfigs() {
        return setConfigs;
    }

    public Config setSetConfigs(Map<String, SetConfig> configs) {
        replace(setConfigs, configs);
        return this;
    }

    public SetConfig getSetConfig(String name) {
        return getOrMake(setConfigs, name, SetConfig::new, SetConfig::new);
    }

    public SetConfig findSetConfig(String name) {
        return findOrDefault(setConfigs, name, SetConfig::new);
    }

    public Config addSetConfig(SetConfig config) {
        setConfigs.put(config.getName(), config);
        return this;
    }

    public Map<String, MultiMapConfig> getMultiMapConfigs() {
        return multiMapConfigs;
    }

    public Config setMultiMapConfigs(Map<String, MultiMapConfig> configs) {
        replace(multiMapConfigs, configs);
        return this;
    }

    public MultiMapConfig getMultiMapConfig(String name) {
        return getOrMake(multiMapConfigs, name, MultiMapConfig::new, MultiMapConfig::new);
    }

    public MultiMapConfig findMultiMapConfig(String name) {
        return findOrDefault(multiMapConfigs, name, MultiMapConfig::new);
    }

    public Config addMultiMapConfig(MultiMapConfig config) {
        multiMapConfigs.put(config.getName(), config);
        return this;
    }

    public Map<String, ReplicatedMapConfig> getReplicatedMapConfigs() {
        return replicatedMapConfigs;
    }

    public Config setReplicatedMapConfigs(Map<String, ReplicatedMapConfig> configs) {
        replace(replicatedMapConfigs, configs);
        return this;
    }

    public ReplicatedMapConfig getReplicatedMapConfig(String name) {
        return getOrMake(replicatedMapConfigs, name, ReplicatedMapConfig::new, ReplicatedMapConfig::new);
    }

    public ReplicatedMapConfig findReplicatedMapConfig(String name) {
        return findOrDefault(replicatedMapConfigs, name, ReplicatedMapConfig::new);
    }

    public Config addReplicatedMapConfig(ReplicatedMapConfig config) {
        replicatedMapConfigs.put(config.getName(), config);
        return this;
    }

    public Map<String, RingbufferConfig> getRingbufferConfigs() {
        return ringbufferConfigs;
    }

    public Config setRingbufferConfigs(Map<String, RingbufferConfig> configs) {
        replace(ringbufferConfigs, configs);
        return this;
    }

    public RingbufferConfig getRingbufferConfig(String name) {
        return getOrMake(ringbufferConfigs, name, RingbufferConfig::new, RingbufferConfig::new);
    }

    public RingbufferConfig findRingbufferConfig(String name) {
        return findOrDefault(ringbufferConfigs, name, RingbufferConfig::new);
    }

    public Config addRingBufferConfig(RingbufferConfig config) {
        ringbufferConfigs.put(config.getName(), config);
        return this;
    }

    public Map<String, ReliableTopicConfig> getReliableTopicConfigs() {
        return reliableTopicConfigs;
    }

    public Config setReliableTopicConfigs(Map<String, ReliableTopicConfig> configs) {
        replace(reliableTopicConfigs, configs);
        return this;
    }

    public ReliableTopicConfig getReliableTopicConfig(String name) {
        return getOrMake(reliableTopicConfigs, name, ReliableTopicConfig::new, ReliableTopicConfig::new);
    }

    public ReliableTopicConfig findReliableTopicConfig(String name) {
        return findOrDefault(reliableTopicConfigs, name, ReliableTopicConfig::new);
    }

    public Config addReliableTopicConfig(ReliableTopicConfig config) {
        reliableTopicConfigs.put(config.getName(), config);
        return this;
    }

    public Map<String, ExecutorConfig> getExecutorConfigs() {
        return executorConfigs;
    }

    public Config setExecutorConfigs(Map<String, ExecutorConfig> configs) {
        replace(executorConfigs, configs);
        return this;
    }

    public ExecutorConfig getExecutorConfig(String name) {
        return getOrMake(executorConfigs, name, ExecutorConfig::new, ExecutorConfig::new);
    }

    public ExecutorConfig findExecutorConfig(String name) {
        return findOrDefault(executorConfigs, name, ExecutorConfig::new);
    }

    public Config addExecutorConfig(ExecutorConfig config) {
        executorConfigs.put(config.getName(), config);
        return this;
    }

    public Map<String, DurableExecutorConfig> getDurableExecutorConfigs() {
        return durableExecutorConfigs;
    }

    public Config setDurableExecutorConfigs(Map<String, DurableExecutorConfig> configs) {
        replace(durableExecutorConfigs, configs);
        return this;
    }

    public DurableExecutorConfig getDurableExecutorConfig(String name) {
        return getOrMake(durableExecutorConfigs, name, DurableExecutorConfig::new, DurableExecutorConfig::new);
    }

    public DurableExecutorConfig findDurableExecutorConfig(String name) {
        return findOrDefault(durableExecutorConfigs, name, DurableExecutorConfig::new);
    }

    public Config addDurableExecutorConfig(DurableExecutorConfig config) {
        durableExecutorConfigs.put(config.getName(), config);
        return this;
    }

    public Map<String, ScheduledExecutorConfig> getScheduledExecutorConfigs() {
        return scheduledExecutorConfigs;
    }

    public Config setScheduledExecutorConfigs(Map<String, ScheduledExecutorConfig> configs) {
        replace(scheduledExecutorConfigs, configs);
        return this;
    }

    public ScheduledExecutorConfig getScheduledExecutorConfig(String name) {
        return getOrMake(scheduledExecutorConfigs, name, ScheduledExecutorConfig::new, ScheduledExecutorConfig::new);
    }

    public ScheduledExecutorConfig findScheduledExecutorConfig(String name) {
        return findOrDefault(scheduledExecutorConfigs, name, ScheduledExecutorConfig::new);
    }

    public Config addScheduledExecutorConfig(ScheduledExecutorConfig config) {
        scheduledExecutorConfigs.put(config.getName(), config);
        return this;
    }

    public Map<String, CardinalityEstimatorConfig> getCardinalityEstimatorConfigs() {
        return cardinalityEstimatorConfigs;
    }

    public Config setCardinalityEstimatorConfigs(Map<String, CardinalityEstimatorConfig> configs) {
        replace(cardinalityEstimatorConfigs, configs);
        return this;
    }

    public CardinalityEstimatorConfig getCardinalityEstimatorConfig(String name) {
        return getOrMake(cardinalityEstimatorConfigs, name, CardinalityEstimatorConfig::new, CardinalityEstimatorConfig::new);
    }

    public CardinalityEstimatorConfig findCardinalityEstimatorConfig(String name) {
        return findOrDefault(cardinalityEstimatorConfigs, name, CardinalityEstimatorConfig::new);
    }

    public Config addCardinalityEstimatorConfig(CardinalityEstimatorConfig config) {
        cardinalityEstimatorConfigs.put(config.getName(), config);
        return this;
    }

    public Map<String, PNCounterConfig> getPNCounterConfigs() {
        return pnCounterConfigs;
    }

    public Config setPNCounterConfigs(Map<String, PNCounterConfig> configs) {
        replace(pnCounterConfigs, configs);
        return this;
    }

    public PNCounterConfig getPNCounterConfig(String name) {
        return getOrMake(pnCounterConfigs, name, PNCounterConfig::new, PNCounterConfig::new);
    }

    public PNCounterConfig findPNCounterConfig(String name) {
        return findOrDefault(pnCounterConfigs, name, PNCounterConfig::new);
    }

    public Config addPNCounterConfig(PNCounterConfig config) {
        pnCounterConfigs.put(config.getName(), config);
        return this;
    }

    public Map<String, FlakeIdGeneratorConfig> getFlakeIdGeneratorConfigs() {
        return flakeIdGeneratorConfigs;
    }

    public Config setFlakeIdGeneratorConfigs(Map<String, FlakeIdGeneratorConfig> configs) {
        replace(flakeIdGeneratorConfigs, configs);
        return this;
    }

    public FlakeIdGeneratorConfig getFlakeIdGeneratorConfig(String name) {
        return getOrMake(flakeIdGeneratorConfigs, name, FlakeIdGeneratorConfig::new, FlakeIdGeneratorConfig::new);
    }

    public FlakeIdGeneratorConfig findFlakeIdGeneratorConfig(String name) {
        return findOrDefault(flakeIdGeneratorConfigs, name, FlakeIdGeneratorConfig::new);
    }

    public Config addFlakeIdGeneratorConfig(FlakeIdGeneratorConfig config) {
        flakeIdGeneratorConfigs.put(config.getName(), config);
        return this;
    }

    public Map<String, CacheSimpleConfig> getCacheConfigs() {
        return cacheConfigs;
    }

    public Config setCacheConfigs(Map<String, CacheSimpleConfig> configs) {
        replace(cacheConfigs, configs);
        return this;
    }

    public CacheSimpleConfig getCacheConfig(String name) {
        return getOrMake(cacheConfigs, name, CacheSimpleConfig::new, CacheSimpleConfig::new);
    }

    public CacheSimpleConfig findCacheConfig(String name) {
        return findOrDefault(cacheConfigs, name, CacheSimpleConfig::new);
    }

    public Config addCacheConfig(CacheSimpleConfig config) {
        cacheConfigs.put(config.getName(), config);
        return this;
    }

    public Map<String, SplitBrainProtectionConfig> getSplitBrainProtectionConfigs() {
        return splitBrainProtectionConfigs;
    }

    public Config setSplitBrainProtectionConfigs(Map<String, SplitBrainProtectionConfig> configs) {
        replace(splitBrainProtectionConfigs, configs);
        return this;
    }

    public SplitBrainProtectionConfig getSplitBrainProtectionConfig(String name) {
        return getOrMake(splitBrainProtectionConfigs, name, SplitBrainProtectionConfig::new, SplitBrainProtectionConfig::new);
    }

    public SplitBrainProtectionConfig findSplitBrainProtectionConfig(String name) {
        return findOrDefault(splitBrainProtectionConfigs, name, SplitBrainProtectionConfig::new);
    }

    public Config addSplitBrainProtectionConfig(SplitBrainProtectionConfig config) {
        splitBrainProtectionConfigs.put(config.getName(), config);
        return this;
    }

    public Map<String, DataConnectionConfig> getDataConnectionConfigs() {
        return dataConnectionConfigs;
    }

    public Config setDataConnectionConfigs(Map<String, DataConnectionConfig> configs) {
        replace(dataConnectionConfigs, configs);
        return this;
    }

    public DataConnectionConfig getDataConnectionConfig(String name) {
        return getOrMake(dataConnectionConfigs, name, DataConnectionConfig::new, DataConnectionConfig::new);
    }

    public DataConnectionConfig findDataConnectionConfig(String name) {
        return findOrDefault(dataConnectionConfigs, name, DataConnectionConfig::new);
    }

    public Config addDataConnectionConfig(DataConnectionConfig config) {
        dataConnectionConfigs.put(config.getName(), config);
        return this;
    }

    /** The configuration for a cache's name, or null. */
    public CacheSimpleConfig findCacheConfigOrNull(String name) {
        return look(cacheConfigs, name);
    }

    /** The configuration for a map's name, or null. */
    public MapConfig getMapConfigOrNull(String name) {
        return look(mapConfigs, name);
    }

    public Map<String, WanReplicationConfig> getWanReplicationConfigs() {
        return wanReplicationConfigs;
    }

    public Config setWanReplicationConfigs(Map<String, WanReplicationConfig> configs) {
        wanReplicationConfigs.clear();
        wanReplicationConfigs.putAll(configs);
        return this;
    }

    public WanReplicationConfig getWanReplicationConfig(String name) {
        return wanReplicationConfigs.get(name);
    }

    public Config addWanReplicationConfig(WanReplicationConfig config) {
        wanReplicationConfigs.put(config.getName(), config);
        return this;
    }

    public Map<String, DeviceConfig> getDeviceConfigs() {
        return deviceConfigs;
    }

    public Config setDeviceConfigs(Map<String, DeviceConfig> configs) {
        deviceConfigs.clear();
        configs.forEach((name, config) -> addDeviceConfig((DeviceConfig) config.setName(name)));
        return this;
    }

    @SuppressWarnings("unchecked") // the caller names the type
    public <T extends DeviceConfig> T getDeviceConfig(String name) {
        return (T) deviceConfigs.get(name);
    }

    public <T extends DeviceConfig> T getDeviceConfig(Class<T> type, String name) {
        return type.cast(deviceConfigs.get(name));
    }

    public Config addDeviceConfig(DeviceConfig config) {
        deviceConfigs.put(config.getName(), config);
        return this;
    }

    public PartitionGroupConfig getPartitionGroupConfig() {
        return partitionGroupConfig;
    }

    public Config setPartitionGroupConfig(PartitionGroupConfig partitionGroupConfig) {
        this.partitionGroupConfig = partitionGroupConfig;
        return this;
    }

    public HotRestartPersistenceConfig getHotRestartPersistenceConfig() {
        return hotRestartPersistenceConfig;
    }

    /** The older name of {@link #setPersistenceConfig}: what one says, the other says as well. */
    public Config setHotRestartPersistenceConfig(HotRestartPersistenceConfig hotRestartPersistenceConfig) {
        Objects.requireNonNull(hotRestartPersistenceConfig, "hotRestartPersistenceConfig");
        this.hotRestartPersistenceConfig = hotRestartPersistenceConfig;
        if (hotRestartPersistenceConfig.isEnabled() || !persistenceConfig.isEnabled()) {
            persistenceConfig = hotRestartPersistenceConfig.asPersistence(persistenceConfig);
        }
        return this;
    }

    public PersistenceConfig getPersistenceConfig() {
        return persistenceConfig;
    }

    public Config setPersistenceConfig(PersistenceConfig persistenceConfig) {
        Objects.requireNonNull(persistenceConfig, "persistenceConfig");
        this.persistenceConfig = persistenceConfig;
        if (persistenceConfig.isEnabled() || !hotRestartPersistenceConfig.isEnabled()) {
            hotRestartPersistenceConfig = HotRestartPersistenceConfig.of(persistenceConfig);
        }
        return this;
    }

    public CRDTReplicationConfig getCRDTReplicationConfig() {
        return crdtReplicationConfig;
    }

    public Config setCRDTReplicationConfig(CRDTReplicationConfig crdtReplicationConfig) {
        Objects.requireNonNull(crdtReplicationConfig, "crdtReplicationConfig");
        this.crdtReplicationConfig = crdtReplicationConfig;
        return this;
    }

    public NativeMemoryConfig getNativeMemoryConfig() {
        return nativeMemoryConfig;
    }

    public Config setNativeMemoryConfig(NativeMemoryConfig nativeMemoryConfig) {
        this.nativeMemoryConfig = nativeMemoryConfig;
        return this;
    }

    public UserCodeDeploymentConfig getUserCodeDeploymentConfig() {
        return userCodeDeploymentConfig;
    }

    public Config setUserCodeDeploymentConfig(UserCodeDeploymentConfig userCodeDeploymentConfig) {
        this.userCodeDeploymentConfig = userCodeDeploymentConfig;
        return this;
    }

    public AdvancedNetworkConfig getAdvancedNetworkConfig() {
        return advancedNetworkConfig;
    }

    public Config setAdvancedNetworkConfig(AdvancedNetworkConfig advancedNetworkConfig) {
        this.advancedNetworkConfig = advancedNetworkConfig;
        return this;
    }

    public MetricsConfig getMetricsConfig() {
        return metricsConfig;
    }

    public Config setMetricsConfig(MetricsConfig metricsConfig) {
        Objects.requireNonNull(metricsConfig, "metricsConfig");
        this.metricsConfig = metricsConfig;
        return this;
    }

    public AuditlogConfig getAuditlogConfig() {
        return auditlogConfig;
    }

    public Config setAuditlogConfig(AuditlogConfig auditlogConfig) {
        Objects.requireNonNull(auditlogConfig, "auditlogConfig");
        this.auditlogConfig = auditlogConfig;
        return this;
    }

    public SqlConfig getSqlConfig() {
        return sqlConfig;
    }

    public Config setSqlConfig(SqlConfig sqlConfig) {
        Objects.requireNonNull(sqlConfig, "sqlConfig");
        this.sqlConfig = sqlConfig;
        return this;
    }

    public InstanceTrackingConfig getInstanceTrackingConfig() {
        return instanceTrackingConfig;
    }

    public Config setInstanceTrackingConfig(InstanceTrackingConfig instanceTrackingConfig) {
        Objects.requireNonNull(instanceTrackingConfig, "instanceTrackingConfig");
        this.instanceTrackingConfig = instanceTrackingConfig;
        return this;
    }

    public JetConfig getJetConfig() {
        return jetConfig;
    }

    public Config setJetConfig(JetConfig jetConfig) {
        this.jetConfig = jetConfig;
        return this;
    }

    public DynamicConfigurationConfig getDynamicConfigurationConfig() {
        return dynamicConfigurationConfig;
    }

    public Config setDynamicConfigurationConfig(DynamicConfigurationConfig dynamicConfigurationConfig) {
        this.dynamicConfigurationConfig = dynamicConfigurationConfig;
        return this;
    }

    public IntegrityCheckerConfig getIntegrityCheckerConfig() {
        return integrityCheckerConfig;
    }

    public Config setIntegrityCheckerConfig(IntegrityCheckerConfig integrityCheckerConfig) {
        this.integrityCheckerConfig = integrityCheckerConfig;
        return this;
    }

    public TpcConfig getTpcConfig() {
        return tpcConfig;
    }

    public Config setTpcConfig(TpcConfig tpcConfig) {
        Objects.requireNonNull(tpcConfig, "tpcConfig");
        this.tpcConfig = tpcConfig;
        return this;
    }

    public SecurityConfig getSecurityConfig() {
        return securityConfig;
    }

    public Config setSecurityConfig(SecurityConfig securityConfig) {
        this.securityConfig = securityConfig;
        return this;
    }

    public ConfigPatternMatcher getConfigPatternMatcher() {
        return configPatternMatcher;
    }

    public Config setConfigPatternMatcher(ConfigPatternMatcher configPatternMatcher) {
        this.configPatternMatcher = Checks.notNull(configPatternMatcher, "ConfigPatternMatcher");
        return this;
    }

    private <T extends NamedConfig> void replace(Map<String, T> configs, Map<String, T> with) {
        configs.clear();
        configs.putAll(with);
        configs.forEach((name, config) -> config.setName(name));
    }

    private <T> T look(Map<String, T> configs, String name) {
        return Patterns.find(configPatternMatcher, configs, name);
    }

    private <T extends NamedConfig> T getOrMake(Map<String, T> configs, String name, Function<T, T> copy, Function<String, T> make) {
        T found = look(configs, name);
        if (found != null) {
            return found;
        }
        T made = copy.apply(standard(configs, make));
        made.setName(Patterns.base(name));
        T other = configs.putIfAbsent(made.getName(), made);
        return other != null ? other : made;
    }

    private <T extends NamedConfig> T findOrDefault(Map<String, T> configs, String name, Function<String, T> make) {
        T found = look(configs, name);
        return found != null ? found : standard(configs, make);
    }

    /** The entry named {@code default}, which is made when somebody needs it, as Hazelcast does. */
    private static <T extends NamedConfig> T standard(Map<String, T> configs, Function<String, T> make) {
        return configs.computeIfAbsent(DEFAULT, make);
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
