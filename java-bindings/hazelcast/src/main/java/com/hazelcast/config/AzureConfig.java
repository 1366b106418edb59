package com.hazelcast.config;

/** Members found by {@code azure}; see {@link AliasedDiscoveryConfig}. */
public class AzureConfig extends AliasedDiscoveryConfig<AzureConfig> {
    public AzureConfig() {
        super("azure");
    }

    public AzureConfig(AzureConfig config) {
        super(config);
    }
}
