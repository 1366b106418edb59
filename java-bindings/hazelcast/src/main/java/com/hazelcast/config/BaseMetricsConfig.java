package com.hazelcast.config;

import io.filbert.hazelcast.Checks;

/** What members' and clients' metrics share. */
public abstract class BaseMetricsConfig<T extends BaseMetricsConfig> {
    private static final int DEFAULT_METRICS_COLLECTION_SECONDS = 5;

    private boolean enabled = true;
    private int collectionFrequencySeconds = DEFAULT_METRICS_COLLECTION_SECONDS;
    private MetricsJmxConfig jmxConfig = new MetricsJmxConfig();

    protected BaseMetricsConfig() {
    }

    protected BaseMetricsConfig(BaseMetricsConfig config) {
        enabled = config.enabled;
        collectionFrequencySeconds = config.collectionFrequencySeconds;
        jmxConfig = config.jmxConfig == null ? null : new MetricsJmxConfig(config.jmxConfig);
    }

    public boolean isEnabled() {
        return enabled;
    }

    public T setEnabled(boolean enabled) {
        this.enabled = enabled;
        return self();
    }

    public int getCollectionFrequencySeconds() {
        return collectionFrequencySeconds;
    }

    public T setCollectionFrequencySeconds(int collectionFrequencySeconds) {
        Checks.atLeast(collectionFrequencySeconds, 1, "collectionFrequencySeconds");
        this.collectionFrequencySeconds = collectionFrequencySeconds;
        return self();
    }

    public MetricsJmxConfig getJmxConfig() {
        return jmxConfig;
    }

    public T setJmxConfig(MetricsJmxConfig jmxConfig) {
        this.jmxConfig = jmxConfig;
        return self();
    }

    @SuppressWarnings("unchecked")
    private T self() {
        return (T) this;
    }
}
