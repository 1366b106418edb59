package com.hazelcast.config;

import io.filbert.hazelcast.Checks;
import java.util.ArrayList;
import java.util.List;

/** How members find each other; at most one way is enabled. */
public class JoinConfig {
    private MulticastConfig multicastConfig = new MulticastConfig();
    private TcpIpConfig tcpIpConfig = new TcpIpConfig();
    private AwsConfig awsConfig = new AwsConfig();
    private GcpConfig gcpConfig = new GcpConfig();
    private AzureConfig azureConfig = new AzureConfig();
    private KubernetesConfig kubernetesConfig = new KubernetesConfig();
    private EurekaConfig eurekaConfig = new EurekaConfig();
    private AutoDetectionConfig autoDetectionConfig = new AutoDetectionConfig();
    private DiscoveryConfig discoveryConfig = new DiscoveryConfig();

    public MulticastConfig getMulticastConfig() {
        return multicastConfig;
    }

    public JoinConfig setMulticastConfig(MulticastConfig config) {
        Checks.notNull(config, "multicastConfig");
        this.multicastConfig = config;
        return this;
    }

    public TcpIpConfig getTcpIpConfig() {
        return tcpIpConfig;
    }

    public JoinConfig setTcpIpConfig(TcpIpConfig config) {
        Checks.notNull(config, "tcpIpConfig");
        this.tcpIpConfig = config;
        return this;
    }

    public AwsConfig getAwsConfig() {
        return awsConfig;
    }

    public JoinConfig setAwsConfig(AwsConfig config) {
        Checks.notNull(config, "awsConfig");
        this.awsConfig = config;
        return this;
    }

    public GcpConfig getGcpConfig() {
        return gcpConfig;
    }

    public JoinConfig setGcpConfig(GcpConfig config) {
        Checks.notNull(config, "gcpConfig");
        this.gcpConfig = config;
        return this;
    }

    public AzureConfig getAzureConfig() {
        return azureConfig;
    }

    public JoinConfig setAzureConfig(AzureConfig config) {
        Checks.notNull(config, "azureConfig");
        this.azureConfig = config;
        return this;
    }

    public KubernetesConfig getKubernetesConfig() {
        return kubernetesConfig;
    }

    public JoinConfig setKubernetesConfig(KubernetesConfig config) {
        Checks.notNull(config, "kubernetesConfig");
        this.kubernetesConfig = config;
        return this;
    }

    public EurekaConfig getEurekaConfig() {
        return eurekaConfig;
    }

    public JoinConfig setEurekaConfig(EurekaConfig config) {
        Checks.notNull(config, "eurekaConfig");
        this.eurekaConfig = config;
        return this;
    }

    public AutoDetectionConfig getAutoDetectionConfig() {
        return autoDetectionConfig;
    }

    public JoinConfig setAutoDetectionConfig(AutoDetectionConfig config) {
        Checks.notNull(config, "autoDetectionConfig");
        this.autoDetectionConfig = config;
        return this;
    }

    /** True when a joiner is to be chosen from the environment: none is enabled. */
    public boolean isAutoDetectionEnabled() {
        return autoDetectionConfig.isEnabled() && enabled().isEmpty();
    }

    /** Refuses more than one way; auto-detection does not count. */
    public void verify() {
        List<String> enabled = enabled();
        if (enabled.size() > 1) {
            throw new InvalidConfigurationException(
                "Only one discovery method can be enabled at a time. Keep only one of the following method enabled by removing the others from the "
                    + "configuration, or setting enabled to 'false': " + String.join(", ", enabled));
        }
    }

    private List<String> enabled() {
        List<String> names = new ArrayList<>();
        if (tcpIpConfig.isEnabled()) {
            names.add("TCP/IP");
        }
        if (multicastConfig.isEnabled()) {
            names.add("multicast");
        }
        for (AliasedDiscoveryConfig<?> config : List.of(awsConfig, gcpConfig, azureConfig, kubernetesConfig, eurekaConfig)) {
            if (config.isEnabled()) {
                names.add(config.getTag());
            }
        }
        return names;
    }

    public DiscoveryConfig getDiscoveryConfig() {
        return discoveryConfig;
    }

    public JoinConfig setDiscoveryConfig(DiscoveryConfig discoveryConfig) {
        Checks.notNull(discoveryConfig, "discoveryConfig");
        this.discoveryConfig = discoveryConfig;
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
        return "JoinConfig{multicastConfig=" + multicastConfig + ", tcpIpConfig=" + tcpIpConfig + ", awsConfig=" + awsConfig
            + ", gcpConfig=" + gcpConfig + ", azureConfig=" + azureConfig + ", eurekaConfig=" + eurekaConfig
            + ", kubernetesConfig=" + kubernetesConfig + ", autoDetectionConfig=" + autoDetectionConfig
            + ", discoveryConfig=" + discoveryConfig
            + "}";
    }
}
