package com.hazelcast.config;

import io.filbert.hazelcast.Checks;
import java.util.Objects;

/** One generator of identifiers, or by a pattern several. A holder. */
public class FlakeIdGeneratorConfig implements NamedConfig {
    public static final int DEFAULT_PREFETCH_COUNT = 100;
    public static final long DEFAULT_PREFETCH_VALIDITY_MILLIS = 600_000L;
    public static final long DEFAULT_EPOCH_START = 1_514_764_800_000L;
    public static final int DEFAULT_BITS_SEQUENCE = 6;
    public static final int DEFAULT_BITS_NODE_ID = 16;
    public static final long DEFAULT_ALLOWED_FUTURE_MILLIS = 15_000L;
    public static final int MAXIMUM_PREFETCH_COUNT = 100_000;

    private String name;
    private long allowedFutureMillis = DEFAULT_ALLOWED_FUTURE_MILLIS;
    private int bitsNodeId = DEFAULT_BITS_NODE_ID;
    private int bitsSequence = DEFAULT_BITS_SEQUENCE;
    private long epochStart = DEFAULT_EPOCH_START;
    private long nodeIdOffset;
    private int prefetchCount = DEFAULT_PREFETCH_COUNT;
    private long prefetchValidityMillis = DEFAULT_PREFETCH_VALIDITY_MILLIS;
    private boolean statisticsEnabled = true;

    public FlakeIdGeneratorConfig() {
    }

    public FlakeIdGeneratorConfig(String name) {
        setName(name);
    }

    public FlakeIdGeneratorConfig(FlakeIdGeneratorConfig config) {
        name = config.name;
        allowedFutureMillis = config.allowedFutureMillis;
        bitsNodeId = config.bitsNodeId;
        bitsSequence = config.bitsSequence;
        epochStart = config.epochStart;
        nodeIdOffset = config.nodeIdOffset;
        prefetchCount = config.prefetchCount;
        prefetchValidityMillis = config.prefetchValidityMillis;
        statisticsEnabled = config.statisticsEnabled;
    }

    @Override
    public String getName() {
        return name;
    }

    @Override
    public FlakeIdGeneratorConfig setName(String name) {
        this.name = name;
        return this;
    }

    public long getAllowedFutureMillis() {
        return allowedFutureMillis;
    }

    public FlakeIdGeneratorConfig setAllowedFutureMillis(long allowedFutureMillis) {
        Checks.atLeast(allowedFutureMillis, 0, "allowedFutureMillis");
        this.allowedFutureMillis = allowedFutureMillis;
        return this;
    }

    public int getBitsNodeId() {
        return bitsNodeId;
    }

    public FlakeIdGeneratorConfig setBitsNodeId(int bitsNodeId) {
        Checks.between(bitsNodeId, 0, 63, "bitsNodeId");
        this.bitsNodeId = bitsNodeId;
        return this;
    }

    public int getBitsSequence() {
        return bitsSequence;
    }

    public FlakeIdGeneratorConfig setBitsSequence(int bitsSequence) {
        Checks.between(bitsSequence, 0, 63, "bitsSequence");
        this.bitsSequence = bitsSequence;
        return this;
    }

    public long getEpochStart() {
        return epochStart;
    }

    public FlakeIdGeneratorConfig setEpochStart(long epochStart) {
        this.epochStart = epochStart;
        return this;
    }

    public long getNodeIdOffset() {
        return nodeIdOffset;
    }

    public FlakeIdGeneratorConfig setNodeIdOffset(long nodeIdOffset) {
        Checks.atLeast(nodeIdOffset, 0, "nodeIdOffset");
        this.nodeIdOffset = nodeIdOffset;
        return this;
    }

    public int getPrefetchCount() {
        return prefetchCount;
    }

    public FlakeIdGeneratorConfig setPrefetchCount(int prefetchCount) {
        Checks.between(prefetchCount, 1, MAXIMUM_PREFETCH_COUNT, "prefetchCount");
        this.prefetchCount = prefetchCount;
        return this;
    }

    public long getPrefetchValidityMillis() {
        return prefetchValidityMillis;
    }

    public FlakeIdGeneratorConfig setPrefetchValidityMillis(long prefetchValidityMillis) {
        this.prefetchValidityMillis = prefetchValidityMillis;
        return this;
    }

    public boolean isStatisticsEnabled() {
        return statisticsEnabled;
    }

    public FlakeIdGeneratorConfig setStatisticsEnabled(boolean statisticsEnabled) {
        this.statisticsEnabled = statisticsEnabled;
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
        FlakeIdGeneratorConfig that = (FlakeIdGeneratorConfig) other;
        return Objects.equals(name, that.name)
            && allowedFutureMillis == that.allowedFutureMillis
            && bitsNodeId == that.bitsNodeId
            && bitsSequence == that.bitsSequence
            && epochStart == that.epochStart
            && nodeIdOffset == that.nodeIdOffset
            && prefetchCount == that.prefetchCount
            && prefetchValidityMillis == that.prefetchValidityMillis
            && statisticsEnabled == that.statisticsEnabled;
    }

    @Override
    public int hashCode() {
        return Objects.hash(name, allowedFutureMillis, bitsNodeId, bitsSequence, epochStart, nodeIdOffset, prefetchCount,
            prefetchValidityMillis, statisticsEnabled);
    }

    @Override
    public String toString() {
        return "FlakeIdGeneratorConfig{name=" + name
            + ", allowedFutureMillis=" + allowedFutureMillis
            + ", bitsNodeId=" + bitsNodeId
            + ", bitsSequence=" + bitsSequence
            + ", epochStart=" + epochStart
            + ", nodeIdOffset=" + nodeIdOffset
            + ", prefetchCount=" + prefetchCount
            + ", prefetchValidityMillis=" + prefetchValidityMillis
            + ", statisticsEnabled=" + statisticsEnabled
            + "}";
    }
}
