package com.hazelcast.config;

import io.filbert.hazelcast.Checks;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** One map, or by a pattern several. */
public class MapConfig implements NamedConfig {
    public static final int MIN_BACKUP_COUNT = 0;
    public static final int DEFAULT_BACKUP_COUNT = 1;
    public static final int MAX_BACKUP_COUNT = 6;
    public static final int DISABLED_TTL_SECONDS = 0;
    public static final int DEFAULT_TTL_SECONDS = DISABLED_TTL_SECONDS;
    public static final int DEFAULT_MAX_IDLE_SECONDS = 0;
    public static final InMemoryFormat DEFAULT_IN_MEMORY_FORMAT = InMemoryFormat.BINARY;
    public static final CacheDeserializedValues DEFAULT_CACHED_DESERIALIZED_VALUES = CacheDeserializedValues.INDEX_ONLY;
    public static final MetadataPolicy DEFAULT_METADATA_POLICY = MetadataPolicy.CREATE_ON_UPDATE;
    public static final boolean DEFAULT_STATISTICS_ENABLED = true;
    public static final boolean DEFAULT_ENTRY_STATS_ENABLED = false;
    public static final int DEFAULT_MAX_SIZE = Integer.MAX_VALUE;
    public static final MaxSizePolicy DEFAULT_MAX_SIZE_POLICY = MaxSizePolicy.PER_NODE;
    public static final EvictionPolicy DEFAULT_EVICTION_POLICY = EvictionPolicy.NONE;

    private String name;
    private InMemoryFormat inMemoryFormat = DEFAULT_IN_MEMORY_FORMAT;
    private EvictionConfig evictionConfig = defaultEviction();
    private int backupCount = DEFAULT_BACKUP_COUNT;
    private int asyncBackupCount = MIN_BACKUP_COUNT;
    private int timeToLiveSeconds = DEFAULT_TTL_SECONDS;
    private int maxIdleSeconds = DEFAULT_MAX_IDLE_SECONDS;
    private MergePolicyConfig mergePolicyConfig = new MergePolicyConfig();
    private boolean statisticsEnabled = DEFAULT_STATISTICS_ENABLED;
    private boolean perEntryStatsEnabled = DEFAULT_ENTRY_STATS_ENABLED;
    private boolean readBackupData = false;
    private List<EntryListenerConfig> entryListenerConfigs = new ArrayList<>();
    private List<IndexConfig> indexConfigs = new ArrayList<>();
    private List<AttributeConfig> attributeConfigs = new ArrayList<>();
    private MetadataPolicy metadataPolicy = DEFAULT_METADATA_POLICY;
    private CacheDeserializedValues cacheDeserializedValues = DEFAULT_CACHED_DESERIALIZED_VALUES;
    private String splitBrainProtectionName;
    private MapStoreConfig mapStoreConfig = new MapStoreConfig().setEnabled(false);
    private NearCacheConfig nearCacheConfig;
    private WanReplicationRef wanReplicationRef;
    private PartitioningStrategyConfig partitioningStrategyConfig;
    private List<PartitioningAttributeConfig> partitioningAttributeConfigs = new ArrayList<>();
    private List<MapPartitionLostListenerConfig> partitionLostListenerConfigs = new ArrayList<>();
    private List<QueryCacheConfig> queryCacheConfigs = new ArrayList<>();
    private HotRestartConfig hotRestartConfig = new HotRestartConfig();
    private DataPersistenceConfig dataPersistenceConfig = new DataPersistenceConfig();
    private MerkleTreeConfig merkleTreeConfig = new MerkleTreeConfig();
    private EventJournalConfig eventJournalConfig = new EventJournalConfig();
    private TieredStoreConfig tieredStoreConfig = new TieredStoreConfig();

    public MapConfig() {
    }

    public MapConfig(String name) {
        this.name = name;
    }

    public MapConfig(MapConfig config) {
        name = config.name;
        inMemoryFormat = config.inMemoryFormat;
        evictionConfig = config.evictionConfig;
        backupCount = config.backupCount;
        asyncBackupCount = config.asyncBackupCount;
        timeToLiveSeconds = config.timeToLiveSeconds;
        maxIdleSeconds = config.maxIdleSeconds;
        mergePolicyConfig = config.mergePolicyConfig;
        statisticsEnabled = config.statisticsEnabled;
        perEntryStatsEnabled = config.perEntryStatsEnabled;
        readBackupData = config.readBackupData;
        entryListenerConfigs = new ArrayList<>(config.entryListenerConfigs);
        indexConfigs = new ArrayList<>(config.indexConfigs);
        attributeConfigs = new ArrayList<>(config.attributeConfigs);
        metadataPolicy = config.metadataPolicy;
        cacheDeserializedValues = config.cacheDeserializedValues;
        splitBrainProtectionName = config.splitBrainProtectionName;
        mapStoreConfig = new MapStoreConfig(config.mapStoreConfig);
        nearCacheConfig = config.nearCacheConfig == null ? null : new NearCacheConfig(config.nearCacheConfig);
        wanReplicationRef = config.wanReplicationRef == null ? null : new WanReplicationRef(config.wanReplicationRef);
        partitioningStrategyConfig = config.partitioningStrategyConfig == null ? null : new PartitioningStrategyConfig(config.partitioningStrategyConfig);
        partitioningAttributeConfigs = new ArrayList<>(config.partitioningAttributeConfigs);
        partitionLostListenerConfigs = new ArrayList<>(config.partitionLostListenerConfigs);
        queryCacheConfigs = new ArrayList<>(config.queryCacheConfigs);
        hotRestartConfig = new HotRestartConfig(config.hotRestartConfig);
        dataPersistenceConfig = new DataPersistenceConfig(config.dataPersistenceConfig);
        merkleTreeConfig = new MerkleTreeConfig(config.merkleTreeConfig);
        eventJournalConfig = new EventJournalConfig(config.eventJournalConfig);
        tieredStoreConfig = new TieredStoreConfig(config.tieredStoreConfig);
    }

    @Override
    public String getName() {
        return name;
    }

    @Override
    public MapConfig setName(String name) {
        this.name = name;
        return this;
    }

    public InMemoryFormat getInMemoryFormat() {
        return inMemoryFormat;
    }

    public MapConfig setInMemoryFormat(InMemoryFormat inMemoryFormat) {
        Checks.notNull(inMemoryFormat, "inMemoryFormat");
        this.inMemoryFormat = inMemoryFormat;
        return this;
    }

    public EvictionConfig getEvictionConfig() {
        return evictionConfig;
    }

    public MapConfig setEvictionConfig(EvictionConfig evictionConfig) {
        Checks.notNull(evictionConfig, "evictionConfig");
        this.evictionConfig = evictionConfig;
        return this;
    }

    public int getBackupCount() {
        return backupCount;
    }

    public MapConfig setBackupCount(int backupCount) {
        Checks.backups(backupCount, asyncBackupCount);
        this.backupCount = backupCount;
        return this;
    }

    public int getAsyncBackupCount() {
        return asyncBackupCount;
    }

    public MapConfig setAsyncBackupCount(int asyncBackupCount) {
        Checks.backups(backupCount, asyncBackupCount);
        this.asyncBackupCount = asyncBackupCount;
        return this;
    }

    public int getTimeToLiveSeconds() {
        return timeToLiveSeconds;
    }

    public MapConfig setTimeToLiveSeconds(int timeToLiveSeconds) {
        this.timeToLiveSeconds = timeToLiveSeconds;
        return this;
    }

    public int getMaxIdleSeconds() {
        return maxIdleSeconds;
    }

    public MapConfig setMaxIdleSeconds(int maxIdleSeconds) {
        this.maxIdleSeconds = maxIdleSeconds;
        return this;
    }

    public MergePolicyConfig getMergePolicyConfig() {
        return mergePolicyConfig;
    }

    public MapConfig setMergePolicyConfig(MergePolicyConfig mergePolicyConfig) {
        Checks.notNull(mergePolicyConfig, "mergePolicyConfig");
        this.mergePolicyConfig = mergePolicyConfig;
        return this;
    }

    public boolean isStatisticsEnabled() {
        return statisticsEnabled;
    }

    public MapConfig setStatisticsEnabled(boolean statisticsEnabled) {
        this.statisticsEnabled = statisticsEnabled;
        return this;
    }

    public boolean isPerEntryStatsEnabled() {
        return perEntryStatsEnabled;
    }

    public MapConfig setPerEntryStatsEnabled(boolean perEntryStatsEnabled) {
        this.perEntryStatsEnabled = perEntryStatsEnabled;
        return this;
    }

    public boolean isReadBackupData() {
        return readBackupData;
    }

    public MapConfig setReadBackupData(boolean readBackupData) {
        this.readBackupData = readBackupData;
        return this;
    }

    public List<EntryListenerConfig> getEntryListenerConfigs() {
        return entryListenerConfigs;
    }

    public MapConfig setEntryListenerConfigs(List<EntryListenerConfig> entryListenerConfigs) {
        this.entryListenerConfigs = new ArrayList<>(entryListenerConfigs);
        return this;
    }

    public List<IndexConfig> getIndexConfigs() {
        return indexConfigs;
    }

    public MapConfig setIndexConfigs(List<IndexConfig> indexConfigs) {
        this.indexConfigs = new ArrayList<>(indexConfigs);
        return this;
    }

    public List<AttributeConfig> getAttributeConfigs() {
        return attributeConfigs;
    }

    public MapConfig setAttributeConfigs(List<AttributeConfig> attributeConfigs) {
        this.attributeConfigs = new ArrayList<>(attributeConfigs);
        return this;
    }

    public MetadataPolicy getMetadataPolicy() {
        return metadataPolicy;
    }

    public MapConfig setMetadataPolicy(MetadataPolicy metadataPolicy) {
        this.metadataPolicy = metadataPolicy;
        return this;
    }

    public CacheDeserializedValues getCacheDeserializedValues() {
        return cacheDeserializedValues;
    }

    public MapConfig setCacheDeserializedValues(CacheDeserializedValues cacheDeserializedValues) {
        this.cacheDeserializedValues = cacheDeserializedValues;
        return this;
    }

    public String getSplitBrainProtectionName() {
        return splitBrainProtectionName;
    }

    public MapConfig setSplitBrainProtectionName(String splitBrainProtectionName) {
        this.splitBrainProtectionName = splitBrainProtectionName;
        return this;
    }

    public int getTotalBackupCount() {
        return backupCount + asyncBackupCount;
    }

    public MapConfig addEntryListenerConfig(EntryListenerConfig config) {
        entryListenerConfigs.add(config);
        return this;
    }

    public MapConfig addIndexConfig(IndexConfig config) {
        indexConfigs.add(config);
        return this;
    }

    public MapConfig addAttributeConfig(AttributeConfig config) {
        attributeConfigs.add(config);
        return this;
    }

    private static EvictionConfig defaultEviction() {
        return new EvictionConfig().setEvictionPolicy(DEFAULT_EVICTION_POLICY).setMaxSizePolicy(DEFAULT_MAX_SIZE_POLICY)
            .setSize(DEFAULT_MAX_SIZE);
    }

    public MapStoreConfig getMapStoreConfig() {
        return mapStoreConfig;
    }

    public MapConfig setMapStoreConfig(MapStoreConfig mapStoreConfig) {
        this.mapStoreConfig = mapStoreConfig;
        return this;
    }

    public NearCacheConfig getNearCacheConfig() {
        return nearCacheConfig;
    }

    public MapConfig setNearCacheConfig(NearCacheConfig nearCacheConfig) {
        this.nearCacheConfig = nearCacheConfig;
        return this;
    }

    public WanReplicationRef getWanReplicationRef() {
        return wanReplicationRef;
    }

    public MapConfig setWanReplicationRef(WanReplicationRef wanReplicationRef) {
        this.wanReplicationRef = wanReplicationRef;
        return this;
    }

    public PartitioningStrategyConfig getPartitioningStrategyConfig() {
        return partitioningStrategyConfig;
    }

    public MapConfig setPartitioningStrategyConfig(PartitioningStrategyConfig partitioningStrategyConfig) {
        this.partitioningStrategyConfig = partitioningStrategyConfig;
        return this;
    }

    public List<PartitioningAttributeConfig> getPartitioningAttributeConfigs() {
        return partitioningAttributeConfigs;
    }

    public MapConfig setPartitioningAttributeConfigs(List<PartitioningAttributeConfig> partitioningAttributeConfigs) {
        this.partitioningAttributeConfigs = partitioningAttributeConfigs;
        return this;
    }

    public List<MapPartitionLostListenerConfig> getPartitionLostListenerConfigs() {
        return partitionLostListenerConfigs;
    }

    public MapConfig setPartitionLostListenerConfigs(List<MapPartitionLostListenerConfig> partitionLostListenerConfigs) {
        this.partitionLostListenerConfigs = partitionLostListenerConfigs;
        return this;
    }

    public List<QueryCacheConfig> getQueryCacheConfigs() {
        return queryCacheConfigs;
    }

    public MapConfig setQueryCacheConfigs(List<QueryCacheConfig> queryCacheConfigs) {
        this.queryCacheConfigs = queryCacheConfigs;
        return this;
    }

    public HotRestartConfig getHotRestartConfig() {
        return hotRestartConfig;
    }

    /** The older name of {@link #setDataPersistenceConfig}: what one turns on, the other says as well. */
    public MapConfig setHotRestartConfig(HotRestartConfig hotRestartConfig) {
        Objects.requireNonNull(hotRestartConfig, "hotRestartConfig");
        this.hotRestartConfig = hotRestartConfig;
        if (hotRestartConfig.isEnabled()) {
            dataPersistenceConfig = new DataPersistenceConfig().setEnabled(true).setFsync(hotRestartConfig.isFsync());
        } else if (dataPersistenceConfig.isEnabled()) {
            setDataPersistenceConfig(dataPersistenceConfig);
        }
        return this;
    }

    public DataPersistenceConfig getDataPersistenceConfig() {
        return dataPersistenceConfig;
    }

    public MapConfig setDataPersistenceConfig(DataPersistenceConfig dataPersistenceConfig) {
        Objects.requireNonNull(dataPersistenceConfig, "dataPersistenceConfig");
        this.dataPersistenceConfig = dataPersistenceConfig;
        if (dataPersistenceConfig.isEnabled()) {
            hotRestartConfig = new HotRestartConfig().setEnabled(true).setFsync(dataPersistenceConfig.isFsync());
        } else if (hotRestartConfig.isEnabled()) {
            setHotRestartConfig(hotRestartConfig);
        }
        return this;
    }

    public MerkleTreeConfig getMerkleTreeConfig() {
        return merkleTreeConfig;
    }

    public MapConfig setMerkleTreeConfig(MerkleTreeConfig merkleTreeConfig) {
        Objects.requireNonNull(merkleTreeConfig, "merkleTreeConfig");
        this.merkleTreeConfig = merkleTreeConfig;
        return this;
    }

    public EventJournalConfig getEventJournalConfig() {
        return eventJournalConfig;
    }

    public MapConfig setEventJournalConfig(EventJournalConfig eventJournalConfig) {
        Objects.requireNonNull(eventJournalConfig, "eventJournalConfig");
        this.eventJournalConfig = eventJournalConfig;
        return this;
    }

    public TieredStoreConfig getTieredStoreConfig() {
        return tieredStoreConfig;
    }

    public MapConfig setTieredStoreConfig(TieredStoreConfig tieredStoreConfig) {
        Objects.requireNonNull(tieredStoreConfig, "tieredStoreConfig");
        this.tieredStoreConfig = tieredStoreConfig;
        return this;
    }

    public boolean isNearCacheEnabled() {
        return nearCacheConfig != null;
    }

    public MapConfig addMapPartitionLostListenerConfig(MapPartitionLostListenerConfig listenerConfig) {
        partitionLostListenerConfigs.add(listenerConfig);
        return this;
    }

    public MapConfig addQueryCacheConfig(QueryCacheConfig queryCacheConfig) {
        queryCacheConfigs.add(queryCacheConfig);
        return this;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof MapConfig && toString().equals(other.toString()); // toString names every field
    }

    @Override
    public int hashCode() {
        return toString().hashCode();
    }

    @Override
    public String toString() {
        return "MapConfig{name='" + name + '\''
            + ", inMemoryFormat=" + inMemoryFormat
            + ", evictionConfig=" + evictionConfig
            + ", backupCount=" + backupCount
            + ", asyncBackupCount=" + asyncBackupCount
            + ", timeToLiveSeconds=" + timeToLiveSeconds
            + ", maxIdleSeconds=" + maxIdleSeconds
            + ", mergePolicyConfig=" + mergePolicyConfig
            + ", statisticsEnabled=" + statisticsEnabled
            + ", perEntryStatsEnabled=" + perEntryStatsEnabled
            + ", readBackupData=" + readBackupData
            + ", entryListenerConfigs=" + entryListenerConfigs
            + ", indexConfigs=" + indexConfigs
            + ", attributeConfigs=" + attributeConfigs
            + ", metadataPolicy=" + metadataPolicy
            + ", cacheDeserializedValues=" + cacheDeserializedValues
            + ", splitBrainProtectionName=" + splitBrainProtectionName
            + ", mapStoreConfig=" + mapStoreConfig
            + ", nearCacheConfig=" + nearCacheConfig
            + ", wanReplicationRef=" + wanReplicationRef
            + ", partitioningStrategyConfig=" + partitioningStrategyConfig
            + ", partitioningAttributeConfigs=" + partitioningAttributeConfigs
            + ", partitionLostListenerConfigs=" + partitionLostListenerConfigs
            + ", queryCacheConfigs=" + queryCacheConfigs
            + ", hotRestartConfig=" + hotRestartConfig
            + ", dataPersistenceConfig=" + dataPersistenceConfig
            + ", merkleTreeConfig=" + merkleTreeConfig
            + ", eventJournalConfig=" + eventJournalConfig
            + ", tieredStoreConfig=" + tieredStoreConfig
            + "}";
    }
}
