package com.hazelcast.config;

import com.hazelcast.wan.WanPublisherState;
import io.filbert.hazelcast.Checks;
import java.util.Map;
import java.util.Objects;

/** Sends changes to another cluster in batches. A holder. */
public class WanBatchPublisherConfig extends AbstractWanPublisherConfig {
    public static final String DEFAULT_CLUSTER_NAME = "dev";
    public static final boolean DEFAULT_SNAPSHOT_ENABLED = false;
    public static final WanPublisherState DEFAULT_INITIAL_PUBLISHER_STATE = WanPublisherState.REPLICATING;
    public static final int DEFAULT_QUEUE_CAPACITY = 10_000;
    public static final int DEFAULT_BATCH_SIZE = 500;
    public static final int DEFAULT_BATCH_MAX_DELAY_MILLIS = 1000;
    public static final int DEFAULT_RESPONSE_TIMEOUT_MILLIS = 60_000;
    public static final WanQueueFullBehavior DEFAULT_QUEUE_FULL_BEHAVIOUR = WanQueueFullBehavior.DISCARD_AFTER_MUTATION;
    public static final WanAcknowledgeType DEFAULT_ACKNOWLEDGE_TYPE = WanAcknowledgeType.ACK_ON_OPERATION_COMPLETE;
    public static final int DEFAULT_DISCOVERY_PERIOD_SECONDS = 10;
    public static final int DEFAULT_MAX_TARGET_ENDPOINTS = Integer.MAX_VALUE;
    public static final int DEFAULT_MAX_CONCURRENT_INVOCATIONS = -1;
    public static final boolean DEFAULT_USE_ENDPOINT_PRIVATE_ADDRESS = false;
    public static final long DEFAULT_IDLE_MIN_PARK_NS = 10_000_000L;
    public static final long DEFAULT_IDLE_MAX_PARK_NS = 250_000_000L;
    public static final String DEFAULT_TARGET_ENDPOINTS = "";

    private WanAcknowledgeType acknowledgeType = DEFAULT_ACKNOWLEDGE_TYPE;
    private AwsConfig awsConfig = new AwsConfig();
    private AzureConfig azureConfig = new AzureConfig();
    private int batchMaxDelayMillis = DEFAULT_BATCH_MAX_DELAY_MILLIS;
    private int batchSize = DEFAULT_BATCH_SIZE;
    private String clusterName = DEFAULT_CLUSTER_NAME;
    private DiscoveryConfig discoveryConfig = new DiscoveryConfig();
    private int discoveryPeriodSeconds = DEFAULT_DISCOVERY_PERIOD_SECONDS;
    private String endpoint;
    private EurekaConfig eurekaConfig = new EurekaConfig();
    private GcpConfig gcpConfig = new GcpConfig();
    private long idleMaxParkNs = DEFAULT_IDLE_MAX_PARK_NS;
    private long idleMinParkNs = DEFAULT_IDLE_MIN_PARK_NS;
    private WanPublisherState initialPublisherState = DEFAULT_INITIAL_PUBLISHER_STATE;
    private KubernetesConfig kubernetesConfig = new KubernetesConfig();
    private int maxConcurrentInvocations = DEFAULT_MAX_CONCURRENT_INVOCATIONS;
    private int maxTargetEndpoints = DEFAULT_MAX_TARGET_ENDPOINTS;
    private int queueCapacity = DEFAULT_QUEUE_CAPACITY;
    private WanQueueFullBehavior queueFullBehavior = DEFAULT_QUEUE_FULL_BEHAVIOUR;
    private int responseTimeoutMillis = DEFAULT_RESPONSE_TIMEOUT_MILLIS;
    private boolean snapshotEnabled = DEFAULT_SNAPSHOT_ENABLED;
    private WanSyncConfig syncConfig = new WanSyncConfig();
    private String targetEndpoints = DEFAULT_TARGET_ENDPOINTS;
    private boolean useEndpointPrivateAddress = DEFAULT_USE_ENDPOINT_PRIVATE_ADDRESS;

    public WanBatchPublisherConfig() {
        setClassName("com.hazelcast.enterprise.wan.impl.replication.WanBatchPublisher");
    }

    public WanAcknowledgeType getAcknowledgeType() {
        return acknowledgeType;
    }

    public WanBatchPublisherConfig setAcknowledgeType(WanAcknowledgeType acknowledgeType) {
        Objects.requireNonNull(acknowledgeType, "acknowledgeType");
        this.acknowledgeType = acknowledgeType;
        return this;
    }

    public AwsConfig getAwsConfig() {
        return awsConfig;
    }

    public WanBatchPublisherConfig setAwsConfig(AwsConfig awsConfig) {
        Checks.notNull(awsConfig, "awsConfig");
        this.awsConfig = awsConfig;
        return this;
    }

    public AzureConfig getAzureConfig() {
        return azureConfig;
    }

    public WanBatchPublisherConfig setAzureConfig(AzureConfig azureConfig) {
        Checks.notNull(azureConfig, "azureConfig");
        this.azureConfig = azureConfig;
        return this;
    }

    public int getBatchMaxDelayMillis() {
        return batchMaxDelayMillis;
    }

    public WanBatchPublisherConfig setBatchMaxDelayMillis(int batchMaxDelayMillis) {
        this.batchMaxDelayMillis = batchMaxDelayMillis;
        return this;
    }

    public int getBatchSize() {
        return batchSize;
    }

    public WanBatchPublisherConfig setBatchSize(int batchSize) {
        this.batchSize = batchSize;
        return this;
    }

    public String getClusterName() {
        return clusterName;
    }

    public WanBatchPublisherConfig setClusterName(String clusterName) {
        Objects.requireNonNull(clusterName, "clusterName");
        this.clusterName = clusterName;
        return this;
    }

    public DiscoveryConfig getDiscoveryConfig() {
        return discoveryConfig;
    }

    public WanBatchPublisherConfig setDiscoveryConfig(DiscoveryConfig discoveryConfig) {
        Checks.notNull(discoveryConfig, "discoveryConfig");
        this.discoveryConfig = discoveryConfig;
        return this;
    }

    public int getDiscoveryPeriodSeconds() {
        return discoveryPeriodSeconds;
    }

    public WanBatchPublisherConfig setDiscoveryPeriodSeconds(int discoveryPeriodSeconds) {
        this.discoveryPeriodSeconds = discoveryPeriodSeconds;
        return this;
    }

    public String getEndpoint() {
        return endpoint;
    }

    public WanBatchPublisherConfig setEndpoint(String endpoint) {
        this.endpoint = endpoint;
        return this;
    }

    public EurekaConfig getEurekaConfig() {
        return eurekaConfig;
    }

    public WanBatchPublisherConfig setEurekaConfig(EurekaConfig eurekaConfig) {
        Checks.notNull(eurekaConfig, "eurekaConfig");
        this.eurekaConfig = eurekaConfig;
        return this;
    }

    public GcpConfig getGcpConfig() {
        return gcpConfig;
    }

    public WanBatchPublisherConfig setGcpConfig(GcpConfig gcpConfig) {
        Checks.notNull(gcpConfig, "gcpConfig");
        this.gcpConfig = gcpConfig;
        return this;
    }

    public long getIdleMaxParkNs() {
        return idleMaxParkNs;
    }

    public WanBatchPublisherConfig setIdleMaxParkNs(long idleMaxParkNs) {
        this.idleMaxParkNs = idleMaxParkNs;
        return this;
    }

    public long getIdleMinParkNs() {
        return idleMinParkNs;
    }

    public WanBatchPublisherConfig setIdleMinParkNs(long idleMinParkNs) {
        this.idleMinParkNs = idleMinParkNs;
        return this;
    }

    public WanPublisherState getInitialPublisherState() {
        return initialPublisherState;
    }

    public WanBatchPublisherConfig setInitialPublisherState(WanPublisherState initialPublisherState) {
        Objects.requireNonNull(initialPublisherState, "initialPublisherState");
        this.initialPublisherState = initialPublisherState;
        return this;
    }

    public KubernetesConfig getKubernetesConfig() {
        return kubernetesConfig;
    }

    public WanBatchPublisherConfig setKubernetesConfig(KubernetesConfig kubernetesConfig) {
        Checks.notNull(kubernetesConfig, "kubernetesConfig");
        this.kubernetesConfig = kubernetesConfig;
        return this;
    }

    public int getMaxConcurrentInvocations() {
        return maxConcurrentInvocations;
    }

    public WanBatchPublisherConfig setMaxConcurrentInvocations(int maxConcurrentInvocations) {
        this.maxConcurrentInvocations = maxConcurrentInvocations;
        return this;
    }

    public int getMaxTargetEndpoints() {
        return maxTargetEndpoints;
    }

    public WanBatchPublisherConfig setMaxTargetEndpoints(int maxTargetEndpoints) {
        this.maxTargetEndpoints = maxTargetEndpoints;
        return this;
    }

    public int getQueueCapacity() {
        return queueCapacity;
    }

    public WanBatchPublisherConfig setQueueCapacity(int queueCapacity) {
        this.queueCapacity = queueCapacity;
        return this;
    }

    public WanQueueFullBehavior getQueueFullBehavior() {
        return queueFullBehavior;
    }

    public WanBatchPublisherConfig setQueueFullBehavior(WanQueueFullBehavior queueFullBehavior) {
        Objects.requireNonNull(queueFullBehavior, "queueFullBehavior");
        this.queueFullBehavior = queueFullBehavior;
        return this;
    }

    public int getResponseTimeoutMillis() {
        return responseTimeoutMillis;
    }

    public WanBatchPublisherConfig setResponseTimeoutMillis(int responseTimeoutMillis) {
        this.responseTimeoutMillis = responseTimeoutMillis;
        return this;
    }

    public boolean isSnapshotEnabled() {
        return snapshotEnabled;
    }

    public WanBatchPublisherConfig setSnapshotEnabled(boolean snapshotEnabled) {
        this.snapshotEnabled = snapshotEnabled;
        return this;
    }

    public WanSyncConfig getSyncConfig() {
        return syncConfig;
    }

    public WanBatchPublisherConfig setSyncConfig(WanSyncConfig syncConfig) {
        this.syncConfig = syncConfig;
        return this;
    }

    public String getTargetEndpoints() {
        return targetEndpoints;
    }

    public WanBatchPublisherConfig setTargetEndpoints(String targetEndpoints) {
        this.targetEndpoints = targetEndpoints;
        return this;
    }

    public boolean isUseEndpointPrivateAddress() {
        return useEndpointPrivateAddress;
    }

    public WanBatchPublisherConfig setUseEndpointPrivateAddress(boolean useEndpointPrivateAddress) {
        this.useEndpointPrivateAddress = useEndpointPrivateAddress;
        return this;
    }

    @Override
    public WanBatchPublisherConfig setProperties(Map<String, Comparable> properties) {
        super.setProperties(properties);
        return this;
    }

    @Override
    public WanBatchPublisherConfig setPublisherId(String publisherId) {
        super.setPublisherId(publisherId);
        return this;
    }

    @Override
    public WanBatchPublisherConfig setClassName(String className) {
        super.setClassName(className);
        return this;
    }

    @Override
    public String toString() {
        return "WanBatchPublisherConfig{acknowledgeType=" + acknowledgeType
            + ", awsConfig=" + awsConfig
            + ", azureConfig=" + azureConfig
            + ", batchMaxDelayMillis=" + batchMaxDelayMillis
            + ", batchSize=" + batchSize
            + ", clusterName=" + clusterName
            + ", discoveryConfig=" + discoveryConfig
            + ", discoveryPeriodSeconds=" + discoveryPeriodSeconds
            + ", endpoint=" + endpoint
            + ", eurekaConfig=" + eurekaConfig
            + ", gcpConfig=" + gcpConfig
            + ", idleMaxParkNs=" + idleMaxParkNs
            + ", idleMinParkNs=" + idleMinParkNs
            + ", initialPublisherState=" + initialPublisherState
            + ", kubernetesConfig=" + kubernetesConfig
            + ", maxConcurrentInvocations=" + maxConcurrentInvocations
            + ", maxTargetEndpoints=" + maxTargetEndpoints
            + ", queueCapacity=" + queueCapacity
            + ", queueFullBehavior=" + queueFullBehavior
            + ", responseTimeoutMillis=" + responseTimeoutMillis
            + ", snapshotEnabled=" + snapshotEnabled
            + ", syncConfig=" + syncConfig
            + ", targetEndpoints=" + targetEndpoints
            + ", useEndpointPrivateAddress=" + useEndpointPrivateAddress
            + "}";
    }
}
