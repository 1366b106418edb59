package com.hazelcast.config;

import io.filbert.hazelcast.Checks;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;

/** One JCache cache, or by a pattern several. A holder. */
public class CacheSimpleConfig implements NamedConfig {
    public static final int MIN_BACKUP_COUNT = 0;
    public static final int MAX_BACKUP_COUNT = 6;
    public static final int DEFAULT_BACKUP_COUNT = 1;
    public static final InMemoryFormat DEFAULT_IN_MEMORY_FORMAT = InMemoryFormat.BINARY;

    private String name;
    private int asyncBackupCount;
    private int backupCount = DEFAULT_BACKUP_COUNT;
    private List<CacheSimpleEntryListenerConfig> cacheEntryListeners = new ArrayList<>();
    private String cacheLoader;
    private String cacheLoaderFactory;
    private String cacheWriter;
    private String cacheWriterFactory;
    private DataPersistenceConfig dataPersistenceConfig = new DataPersistenceConfig();
    private boolean disablePerEntryInvalidationEvents;
    private EventJournalConfig eventJournalConfig = new EventJournalConfig();
    private EvictionConfig evictionConfig = new EvictionConfig();
    private ExpiryPolicyFactoryConfig expiryPolicyFactoryConfig;
    private HotRestartConfig hotRestartConfig = new HotRestartConfig();
    private InMemoryFormat inMemoryFormat = DEFAULT_IN_MEMORY_FORMAT;
    private String keyType;
    private boolean managementEnabled;
    private MergePolicyConfig mergePolicyConfig = new MergePolicyConfig();
    private MerkleTreeConfig merkleTreeConfig = new MerkleTreeConfig();
    private boolean readThrough;
    private String splitBrainProtectionName;
    private boolean statisticsEnabled;
    private String valueType;
    private WanReplicationRef wanReplicationRef;
    private boolean writeThrough;

    public CacheSimpleConfig() {
    }

    public CacheSimpleConfig(String name) {
        setName(name);
    }

    public CacheSimpleConfig(CacheSimpleConfig config) {
        name = config.name;
        asyncBackupCount = config.asyncBackupCount;
        backupCount = config.backupCount;
        cacheEntryListeners = new ArrayList<>(config.cacheEntryListeners);
        cacheLoader = config.cacheLoader;
        cacheLoaderFactory = config.cacheLoaderFactory;
        cacheWriter = config.cacheWriter;
        cacheWriterFactory = config.cacheWriterFactory;
        dataPersistenceConfig = new DataPersistenceConfig(config.dataPersistenceConfig);
        disablePerEntryInvalidationEvents = config.disablePerEntryInvalidationEvents;
        eventJournalConfig = new EventJournalConfig(config.eventJournalConfig);
        evictionConfig = new EvictionConfig(config.evictionConfig);
        expiryPolicyFactoryConfig = config.expiryPolicyFactoryConfig;
        hotRestartConfig = new HotRestartConfig(config.hotRestartConfig);
        inMemoryFormat = config.inMemoryFormat;
        keyType = config.keyType;
        managementEnabled = config.managementEnabled;
        mergePolicyConfig = new MergePolicyConfig(config.mergePolicyConfig);
        merkleTreeConfig = new MerkleTreeConfig(config.merkleTreeConfig);
        readThrough = config.readThrough;
        splitBrainProtectionName = config.splitBrainProtectionName;
        statisticsEnabled = config.statisticsEnabled;
        valueType = config.valueType;
        wanReplicationRef = config.wanReplicationRef == null ? null : new WanReplicationRef(config.wanReplicationRef);
        writeThrough = config.writeThrough;
    }

    @Override
    public String getName() {
        return name;
    }

    @Override
    public CacheSimpleConfig setName(String name) {
        this.name = name;
        return this;
    }

    public int getAsyncBackupCount() {
        return asyncBackupCount;
    }

    public CacheSimpleConfig setAsyncBackupCount(int asyncBackupCount) {
        Checks.backups(backupCount, asyncBackupCount);
        this.asyncBackupCount = asyncBackupCount;
        return this;
    }

    public int getBackupCount() {
        return backupCount;
    }

    public CacheSimpleConfig setBackupCount(int backupCount) {
        Checks.backups(backupCount, asyncBackupCount);
        this.backupCount = backupCount;
        return this;
    }

    public List<CacheSimpleEntryListenerConfig> getCacheEntryListeners() {
        return cacheEntryListeners;
    }

    public CacheSimpleConfig setCacheEntryListeners(List<CacheSimpleEntryListenerConfig> cacheEntryListeners) {
        this.cacheEntryListeners = cacheEntryListeners;
        return this;
    }

    public String getCacheLoader() {
        return cacheLoader;
    }

    public CacheSimpleConfig setCacheLoader(String cacheLoader) {
        this.cacheLoader = cacheLoader;
        return this;
    }

    public String getCacheLoaderFactory() {
        return cacheLoaderFactory;
    }

    public CacheSimpleConfig setCacheLoaderFactory(String cacheLoaderFactory) {
        this.cacheLoaderFactory = cacheLoaderFactory;
        return this;
    }

    public String getCacheWriter() {
        return cacheWriter;
    }

    public CacheSimpleConfig setCacheWriter(String cacheWriter) {
        this.cacheWriter = cacheWriter;
        return this;
    }

    public String getCacheWriterFactory() {
        return cacheWriterFactory;
    }

    public CacheSimpleConfig setCacheWriterFactory(String cacheWriterFactory) {
        this.cacheWriterFactory = cacheWriterFactory;
        return this;
    }

    public DataPersistenceConfig getDataPersistenceConfig() {
        return dataPersistenceConfig;
    }

    public CacheSimpleConfig setDataPersistenceConfig(DataPersistenceConfig dataPersistenceConfig) {
        Objects.requireNonNull(dataPersistenceConfig, "dataPersistenceConfig");
        this.dataPersistenceConfig = dataPersistenceConfig;
        if (dataPersistenceConfig.isEnabled()) {
            hotRestartConfig = new HotRestartConfig().setEnabled(true).setFsync(dataPersistenceConfig.isFsync());
        } else if (hotRestartConfig.isEnabled()) {
            setHotRestartConfig(hotRestartConfig);
        }
        return this;
    }

    public boolean isDisablePerEntryInvalidationEvents() {
        return disablePerEntryInvalidationEvents;
    }

    public CacheSimpleConfig setDisablePerEntryInvalidationEvents(boolean disablePerEntryInvalidationEvents) {
        this.disablePerEntryInvalidationEvents = disablePerEntryInvalidationEvents;
        return this;
    }

    public EventJournalConfig getEventJournalConfig() {
        return eventJournalConfig;
    }

    public CacheSimpleConfig setEventJournalConfig(EventJournalConfig eventJournalConfig) {
        Objects.requireNonNull(eventJournalConfig, "eventJournalConfig");
        this.eventJournalConfig = eventJournalConfig;
        return this;
    }

    public EvictionConfig getEvictionConfig() {
        return evictionConfig;
    }

    public CacheSimpleConfig setEvictionConfig(EvictionConfig evictionConfig) {
        Checks.notNull(evictionConfig, "evictionConfig");
        this.evictionConfig = evictionConfig;
        return this;
    }

    public ExpiryPolicyFactoryConfig getExpiryPolicyFactoryConfig() {
        return expiryPolicyFactoryConfig;
    }

    public CacheSimpleConfig setExpiryPolicyFactoryConfig(ExpiryPolicyFactoryConfig expiryPolicyFactoryConfig) {
        this.expiryPolicyFactoryConfig = expiryPolicyFactoryConfig;
        return this;
    }

    public HotRestartConfig getHotRestartConfig() {
        return hotRestartConfig;
    }

    /** The older name of {@link #setDataPersistenceConfig}: what one turns on, the other says as well. */
    public CacheSimpleConfig setHotRestartConfig(HotRestartConfig hotRestartConfig) {
        Objects.requireNonNull(hotRestartConfig, "hotRestartConfig");
        this.hotRestartConfig = hotRestartConfig;
        if (hotRestartConfig.isEnabled()) {
            dataPersistenceConfig = new DataPersistenceConfig().setEnabled(true).setFsync(hotRestartConfig.isFsync());
        } else if (dataPersistenceConfig.isEnabled()) {
            setDataPersistenceConfig(dataPersistenceConfig);
        }
        return this;
    }

    public InMemoryFormat getInMemoryFormat() {
        return inMemoryFormat;
    }

    public CacheSimpleConfig setInMemoryFormat(InMemoryFormat inMemoryFormat) {
        Checks.notNull(inMemoryFormat, "inMemoryFormat");
        this.inMemoryFormat = inMemoryFormat;
        return this;
    }

    public String getKeyType() {
        return keyType;
    }

    public CacheSimpleConfig setKeyType(String keyType) {
        this.keyType = keyType;
        return this;
    }

    public boolean isManagementEnabled() {
        return managementEnabled;
    }

    public CacheSimpleConfig setManagementEnabled(boolean managementEnabled) {
        this.managementEnabled = managementEnabled;
        return this;
    }

    public MergePolicyConfig getMergePolicyConfig() {
        return mergePolicyConfig;
    }

    public CacheSimpleConfig setMergePolicyConfig(MergePolicyConfig mergePolicyConfig) {
        Objects.requireNonNull(mergePolicyConfig, "mergePolicyConfig");
        this.mergePolicyConfig = mergePolicyConfig;
        return this;
    }

    public MerkleTreeConfig getMerkleTreeConfig() {
        return merkleTreeConfig;
    }

    public CacheSimpleConfig setMerkleTreeConfig(MerkleTreeConfig merkleTreeConfig) {
        Objects.requireNonNull(merkleTreeConfig, "merkleTreeConfig");
        this.merkleTreeConfig = merkleTreeConfig;
        return this;
    }

    public boolean isReadThrough() {
        return readThrough;
    }

    public CacheSimpleConfig setReadThrough(boolean readThrough) {
        this.readThrough = readThrough;
        return this;
    }

    public String getSplitBrainProtectionName() {
        return splitBrainProtectionName;
    }

    public CacheSimpleConfig setSplitBrainProtectionName(String splitBrainProtectionName) {
        this.splitBrainProtectionName = splitBrainProtectionName;
        return this;
    }

    public boolean isStatisticsEnabled() {
        return statisticsEnabled;
    }

    public CacheSimpleConfig setStatisticsEnabled(boolean statisticsEnabled) {
        this.statisticsEnabled = statisticsEnabled;
        return this;
    }

    public String getValueType() {
        return valueType;
    }

    public CacheSimpleConfig setValueType(String valueType) {
        this.valueType = valueType;
        return this;
    }

    public WanReplicationRef getWanReplicationRef() {
        return wanReplicationRef;
    }

    public CacheSimpleConfig setWanReplicationRef(WanReplicationRef wanReplicationRef) {
        this.wanReplicationRef = wanReplicationRef;
        return this;
    }

    public boolean isWriteThrough() {
        return writeThrough;
    }

    public CacheSimpleConfig setWriteThrough(boolean writeThrough) {
        this.writeThrough = writeThrough;
        return this;
    }

    public CacheSimpleConfig addEntryListenerConfig(CacheSimpleEntryListenerConfig entryListenerConfig) {
        cacheEntryListeners.add(entryListenerConfig);
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
        CacheSimpleConfig that = (CacheSimpleConfig) other;
        return Objects.equals(name, that.name)
            && asyncBackupCount == that.asyncBackupCount
            && backupCount == that.backupCount
            && Objects.equals(cacheEntryListeners, that.cacheEntryListeners)
            && Objects.equals(cacheLoader, that.cacheLoader)
            && Objects.equals(cacheLoaderFactory, that.cacheLoaderFactory)
            && Objects.equals(cacheWriter, that.cacheWriter)
            && Objects.equals(cacheWriterFactory, that.cacheWriterFactory)
            && Objects.equals(dataPersistenceConfig, that.dataPersistenceConfig)
            && disablePerEntryInvalidationEvents == that.disablePerEntryInvalidationEvents
            && Objects.equals(eventJournalConfig, that.eventJournalConfig)
            && Objects.equals(evictionConfig, that.evictionConfig)
            && Objects.equals(expiryPolicyFactoryConfig, that.expiryPolicyFactoryConfig)
            && Objects.equals(hotRestartConfig, that.hotRestartConfig)
            && Objects.equals(inMemoryFormat, that.inMemoryFormat)
            && Objects.equals(keyType, that.keyType)
            && managementEnabled == that.managementEnabled
            && Objects.equals(mergePolicyConfig, that.mergePolicyConfig)
            && Objects.equals(merkleTreeConfig, that.merkleTreeConfig)
            && readThrough == that.readThrough
            && Objects.equals(splitBrainProtectionName, that.splitBrainProtectionName)
            && statisticsEnabled == that.statisticsEnabled
            && Objects.equals(valueType, that.valueType)
            && Objects.equals(wanReplicationRef, that.wanReplicationRef)
            && writeThrough == that.writeThrough;
    }

    @Override
    public int hashCode() {
        return Objects.hash(name, asyncBackupCount, backupCount, cacheEntryListeners, cacheLoader, cacheLoaderFactory, cacheWriter,
            cacheWriterFactory, dataPersistenceConfig, disablePerEntryInvalidationEvents, eventJournalConfig, evictionConfig,
            expiryPolicyFactoryConfig, hotRestartConfig, inMemoryFormat, keyType, managementEnabled, mergePolicyConfig, merkleTreeConfig,
            readThrough, splitBrainProtectionName, statisticsEnabled, valueType, wanReplicationRef, writeThrough);
    }

    @Override
    public String toString() {
        return "CacheSimpleConfig{name=" + name
            + ", asyncBackupCount=" + asyncBackupCount
            + ", backupCount=" + backupCount
            + ", cacheEntryListeners=" + cacheEntryListeners
            + ", cacheLoader=" + cacheLoader
            + ", cacheLoaderFactory=" + cacheLoaderFactory
            + ", cacheWriter=" + cacheWriter
            + ", cacheWriterFactory=" + cacheWriterFactory
            + ", dataPersistenceConfig=" + dataPersistenceConfig
            + ", disablePerEntryInvalidationEvents=" + disablePerEntryInvalidationEvents
            + ", eventJournalConfig=" + eventJournalConfig
            + ", evictionConfig=" + evictionConfig
            + ", expiryPolicyFactoryConfig=" + expiryPolicyFactoryConfig
            + ", hotRestartConfig=" + hotRestartConfig
            + ", inMemoryFormat=" + inMemoryFormat
            + ", keyType=" + keyType
            + ", managementEnabled=" + managementEnabled
            + ", mergePolicyConfig=" + mergePolicyConfig
            + ", merkleTreeConfig=" + merkleTreeConfig
            + ", readThrough=" + readThrough
            + ", splitBrainProtectionName=" + splitBrainProtectionName
            + ", statisticsEnabled=" + statisticsEnabled
            + ", valueType=" + valueType
            + ", wanReplicationRef=" + wanReplicationRef
            + ", writeThrough=" + writeThrough
            + "}";
    }

    /** An expiry policy by the name of its factory. */
    public CacheSimpleConfig setExpiryPolicyFactory(String className) {
        expiryPolicyFactoryConfig = new ExpiryPolicyFactoryConfig(className);
        return this;
    }

    /** An expiry policy, as one of the standard ones or by the name of its factory. */
    public static class ExpiryPolicyFactoryConfig {
        private String className;
        private TimedExpiryPolicyFactoryConfig timedExpiryPolicyFactoryConfig;

        public ExpiryPolicyFactoryConfig() {
        }

        public ExpiryPolicyFactoryConfig(TimedExpiryPolicyFactoryConfig timedExpiryPolicyFactoryConfig) {
            this.timedExpiryPolicyFactoryConfig = timedExpiryPolicyFactoryConfig;
        }

        public ExpiryPolicyFactoryConfig(String className) {
            this.className = className;
        }

        public String getClassName() {
            return className;
        }

        public TimedExpiryPolicyFactoryConfig getTimedExpiryPolicyFactoryConfig() {
            return timedExpiryPolicyFactoryConfig;
        }

        @Override
        public boolean equals(Object other) {
            return other instanceof ExpiryPolicyFactoryConfig && Objects.equals(className, ((ExpiryPolicyFactoryConfig) other).className)
                && Objects.equals(timedExpiryPolicyFactoryConfig, ((ExpiryPolicyFactoryConfig) other).timedExpiryPolicyFactoryConfig);
        }

        @Override
        public int hashCode() {
            return Objects.hash(className, timedExpiryPolicyFactoryConfig);
        }

        /** One of the standard policies. */
        public static class TimedExpiryPolicyFactoryConfig {
            private ExpiryPolicyType expiryPolicyType;
            private DurationConfig durationConfig;

            public TimedExpiryPolicyFactoryConfig() {
            }

            public TimedExpiryPolicyFactoryConfig(ExpiryPolicyType expiryPolicyType, DurationConfig durationConfig) {
                this.expiryPolicyType = expiryPolicyType;
                this.durationConfig = durationConfig;
            }

            public ExpiryPolicyType getExpiryPolicyType() {
                return expiryPolicyType;
            }

            public DurationConfig getDurationConfig() {
                return durationConfig;
            }

            @Override
            public boolean equals(Object other) {
                return other instanceof TimedExpiryPolicyFactoryConfig
                    && expiryPolicyType == ((TimedExpiryPolicyFactoryConfig) other).expiryPolicyType
                    && Objects.equals(durationConfig, ((TimedExpiryPolicyFactoryConfig) other).durationConfig);
            }

            @Override
            public int hashCode() {
                return Objects.hash(expiryPolicyType, durationConfig);
            }

            /** What the time counts from. */
            public enum ExpiryPolicyType {
                CREATED, MODIFIED, ACCESSED, TOUCHED, ETERNAL;

                public int getId() {
                    return ordinal();
                }

                public static ExpiryPolicyType getById(int id) {
                    return id >= 0 && id < values().length ? values()[id] : null;
                }
            }
        }

        /** A time and its unit. */
        public static class DurationConfig {
            private long durationAmount;
            private TimeUnit timeUnit;

            public DurationConfig() {
            }

            public DurationConfig(long durationAmount, TimeUnit timeUnit) {
                this.durationAmount = durationAmount;
                this.timeUnit = timeUnit;
            }

            public long getDurationAmount() {
                return durationAmount;
            }

            public TimeUnit getTimeUnit() {
                return timeUnit;
            }

            @Override
            public boolean equals(Object other) {
                return other instanceof DurationConfig && durationAmount == ((DurationConfig) other).durationAmount
                    && timeUnit == ((DurationConfig) other).timeUnit;
            }

            @Override
            public int hashCode() {
                return Objects.hash(durationAmount, timeUnit);
            }
        }
    }
}
