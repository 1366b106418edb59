package com.hazelcast.config;

/** Members found by {@code eureka}; see {@link AliasedDiscoveryConfig}. */
public class EurekaConfig extends AliasedDiscoveryConfig<EurekaConfig> {
    public EurekaConfig() {
        super("eureka");
    }

    public EurekaConfig(EurekaConfig config) {
        super(config);
    }
}
