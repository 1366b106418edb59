package com.hazelcast.config;

/** Members found by {@code aws}; see {@link AliasedDiscoveryConfig}. */
public class AwsConfig extends AliasedDiscoveryConfig<AwsConfig> {
    public AwsConfig() {
        super("aws");
    }

    public AwsConfig(AwsConfig config) {
        super(config);
    }
}
