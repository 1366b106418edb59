package com.hazelcast.config;

/** Members found by {@code kubernetes}; see {@link AliasedDiscoveryConfig}. */
public class KubernetesConfig extends AliasedDiscoveryConfig<KubernetesConfig> {
    public KubernetesConfig() {
        super("kubernetes");
    }

    public KubernetesConfig(KubernetesConfig config) {
        super(config);
    }
}
