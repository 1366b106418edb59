package com.hazelcast.config;

import io.filbert.hazelcast.Checks;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** A copy of what a query finds, kept current. A holder. */
public class QueryCacheConfig {
    public static final int DEFAULT_BATCH_SIZE = 1;
    public static final int DEFAULT_BUFFER_SIZE = 16;
    public static final int DEFAULT_DELAY_SECONDS = 0;
    public static final boolean DEFAULT_INCLUDE_VALUE = true;
    public static final boolean DEFAULT_POPULATE = true;
    public static final boolean DEFAULT_COALESCE = false;
    public static final boolean DEFAULT_SERIALIZE_KEYS = false;
    public static final InMemoryFormat DEFAULT_IN_MEMORY_FORMAT = InMemoryFormat.BINARY;

    private String name;
    private int batchSize = DEFAULT_BATCH_SIZE;
    private int bufferSize = DEFAULT_BUFFER_SIZE;
    private boolean coalesce = DEFAULT_COALESCE;
    private int delaySeconds = DEFAULT_DELAY_SECONDS;
    private List<EntryListenerConfig> entryListenerConfigs = new ArrayList<>();
    private EvictionConfig evictionConfig = new EvictionConfig();
    private InMemoryFormat inMemoryFormat = DEFAULT_IN_MEMORY_FORMAT;
    private boolean includeValue = DEFAULT_INCLUDE_VALUE;
    private List<IndexConfig> indexConfigs = new ArrayList<>();
    private boolean populate = DEFAULT_POPULATE;
    private PredicateConfig predicateConfig = new PredicateConfig();
    private boolean serializeKeys = DEFAULT_SERIALIZE_KEYS;

    public QueryCacheConfig() {
    }

    public QueryCacheConfig(String name) {
        setName(name);
    }

    public QueryCacheConfig(QueryCacheConfig config) {
        name = config.name;
        batchSize = config.batchSize;
        bufferSize = config.bufferSize;
        coalesce = config.coalesce;
        delaySeconds = config.delaySeconds;
        entryListenerConfigs = new ArrayList<>(config.entryListenerConfigs);
        evictionConfig = new EvictionConfig(config.evictionConfig);
        inMemoryFormat = config.inMemoryFormat;
        includeValue = config.includeValue;
        indexConfigs = new ArrayList<>(config.indexConfigs);
        populate = config.populate;
        predicateConfig = new PredicateConfig(config.predicateConfig);
        serializeKeys = config.serializeKeys;
    }

    public String getName() {
        return name;
    }

    public QueryCacheConfig setName(String name) {
        Checks.hasText(name, "name");
        this.name = name;
        return this;
    }

    public int getBatchSize() {
        return batchSize;
    }

    public QueryCacheConfig setBatchSize(int batchSize) {
        Checks.atLeast(batchSize, 1, "batchSize");
        this.batchSize = batchSize;
        return this;
    }

    public int getBufferSize() {
        return bufferSize;
    }

    public QueryCacheConfig setBufferSize(int bufferSize) {
        Checks.atLeast(bufferSize, 1, "bufferSize");
        this.bufferSize = bufferSize;
        return this;
    }

    public boolean isCoalesce() {
        return coalesce;
    }

    public QueryCacheConfig setCoalesce(boolean coalesce) {
        this.coalesce = coalesce;
        return this;
    }

    public int getDelaySeconds() {
        return delaySeconds;
    }

    public QueryCacheConfig setDelaySeconds(int delaySeconds) {
        Checks.atLeast(delaySeconds, 0, "delaySeconds");
        this.delaySeconds = delaySeconds;
        return this;
    }

    public List<EntryListenerConfig> getEntryListenerConfigs() {
        return entryListenerConfigs;
    }

    public QueryCacheConfig setEntryListenerConfigs(List<EntryListenerConfig> entryListenerConfigs) {
        Objects.requireNonNull(entryListenerConfigs, "entryListenerConfigs");
        this.entryListenerConfigs = entryListenerConfigs;
        return this;
    }

    public EvictionConfig getEvictionConfig() {
        return evictionConfig;
    }

    public QueryCacheConfig setEvictionConfig(EvictionConfig evictionConfig) {
        Objects.requireNonNull(evictionConfig, "evictionConfig");
        this.evictionConfig = evictionConfig;
        return this;
    }

    public InMemoryFormat getInMemoryFormat() {
        return inMemoryFormat;
    }

    public QueryCacheConfig setInMemoryFormat(InMemoryFormat inMemoryFormat) {
        Objects.requireNonNull(inMemoryFormat, "inMemoryFormat");
        this.inMemoryFormat = inMemoryFormat;
        return this;
    }

    public boolean isIncludeValue() {
        return includeValue;
    }

    public QueryCacheConfig setIncludeValue(boolean includeValue) {
        this.includeValue = includeValue;
        return this;
    }

    public List<IndexConfig> getIndexConfigs() {
        return indexConfigs;
    }

    public QueryCacheConfig setIndexConfigs(List<IndexConfig> indexConfigs) {
        this.indexConfigs = indexConfigs;
        return this;
    }

    public boolean isPopulate() {
        return populate;
    }

    public QueryCacheConfig setPopulate(boolean populate) {
        this.populate = populate;
        return this;
    }

    public PredicateConfig getPredicateConfig() {
        return predicateConfig;
    }

    public QueryCacheConfig setPredicateConfig(PredicateConfig predicateConfig) {
        Objects.requireNonNull(predicateConfig, "predicateConfig");
        this.predicateConfig = predicateConfig;
        return this;
    }

    public boolean isSerializeKeys() {
        return serializeKeys;
    }

    public QueryCacheConfig setSerializeKeys(boolean serializeKeys) {
        this.serializeKeys = serializeKeys;
        return this;
    }

    public QueryCacheConfig addEntryListenerConfig(EntryListenerConfig entryListenerConfig) {
        entryListenerConfigs.add(entryListenerConfig);
        return this;
    }

    public QueryCacheConfig addIndexConfig(IndexConfig indexConfig) {
        indexConfigs.add(indexConfig);
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
        QueryCacheConfig that = (QueryCacheConfig) other;
        return Objects.equals(name, that.name)
            && batchSize == that.batchSize
            && bufferSize == that.bufferSize
            && coalesce == that.coalesce
            && delaySeconds == that.delaySeconds
            && Objects.equals(entryListenerConfigs, that.entryListenerConfigs)
            && Objects.equals(evictionConfig, that.evictionConfig)
            && Objects.equals(inMemoryFormat, that.inMemoryFormat)
            && includeValue == that.includeValue
            && Objects.equals(indexConfigs, that.indexConfigs)
            && populate == that.populate
            && Objects.equals(predicateConfig, that.predicateConfig)
            && serializeKeys == that.serializeKeys;
    }

    @Override
    public int hashCode() {
        return Objects.hash(name, batchSize, bufferSize, coalesce, delaySeconds, entryListenerConfigs, evictionConfig, inMemoryFormat,
            includeValue, indexConfigs, populate, predicateConfig, serializeKeys);
    }

    @Override
    public String toString() {
        return "QueryCacheConfig{name=" + name
            + ", batchSize=" + batchSize
            + ", bufferSize=" + bufferSize
            + ", coalesce=" + coalesce
            + ", delaySeconds=" + delaySeconds
            + ", entryListenerConfigs=" + entryListenerConfigs
            + ", evictionConfig=" + evictionConfig
            + ", inMemoryFormat=" + inMemoryFormat
            + ", includeValue=" + includeValue
            + ", indexConfigs=" + indexConfigs
            + ", populate=" + populate
            + ", predicateConfig=" + predicateConfig
            + ", serializeKeys=" + serializeKeys
            + "}";
    }
}
