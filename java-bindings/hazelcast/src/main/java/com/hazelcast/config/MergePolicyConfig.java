package com.hazelcast.config;

import io.filbert.hazelcast.Checks;

/** How entries of two sides become one after a split. */
public class MergePolicyConfig {
    public static final String DEFAULT_MERGE_POLICY = "com.hazelcast.spi.merge.PutIfAbsentMergePolicy";
    public static final int DEFAULT_BATCH_SIZE = 100;

    private String policy = DEFAULT_MERGE_POLICY;
    private int batchSize = DEFAULT_BATCH_SIZE;

    public MergePolicyConfig() {
    }

    public MergePolicyConfig(String policy, int batchSize) {
        setPolicy(policy);
        setBatchSize(batchSize);
    }

    public MergePolicyConfig(MergePolicyConfig config) {
        policy = config.policy;
        batchSize = config.batchSize;
    }

    public String getPolicy() {
        return policy;
    }

    public MergePolicyConfig setPolicy(String policy) {
        Checks.hasText(policy, "policy");
        this.policy = policy;
        return this;
    }

    public int getBatchSize() {
        return batchSize;
    }

    public MergePolicyConfig setBatchSize(int batchSize) {
        Checks.atLeast(batchSize, 1, "batchSize");
        this.batchSize = batchSize;
        return this;
    }

    @Override
    public boolean equals(Object other) {
        return other != null && getClass() == other.getClass() && toString().equals(other.toString()); // toString names every field
    }

    @Override
    public int hashCode() {
        return toString().hashCode();
    }

    @Override
    public String toString() {
        return "MergePolicyConfig{policy=" + policy + ", batchSize=" + batchSize + "}";
    }
}
