package com.hazelcast.config;

/** Members found by {@code gcp}; see {@link AliasedDiscoveryConfig}. */
public class GcpConfig extends AliasedDiscoveryConfig<GcpConfig> {
    public GcpConfig() {
        super("gcp");
    }

    public GcpConfig(GcpConfig config) {
        super(config);
    }
}
