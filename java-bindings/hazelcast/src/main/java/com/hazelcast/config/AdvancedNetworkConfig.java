package com.hazelcast.config;

import com.hazelcast.instance.EndpointQualifier;
import com.hazelcast.instance.ProtocolType;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;

/** One endpoint for each protocol instead of one for all. A holder: turned on, it is refused at start. */
public class AdvancedNetworkConfig {
    private boolean enabled;
    private Map<EndpointQualifier, EndpointConfig> endpointConfigs = new ConcurrentHashMap<>(
        Map.of(EndpointQualifier.MEMBER, new ServerSocketEndpointConfig().setProtocolType(ProtocolType.MEMBER)));
    private IcmpFailureDetectorConfig icmpFailureDetectorConfig;
    private JoinConfig join = new JoinConfig();
    private MemberAddressProviderConfig memberAddressProviderConfig = new MemberAddressProviderConfig();

    public AdvancedNetworkConfig() {
    }

    public boolean isEnabled() {
        return enabled;
    }

    public AdvancedNetworkConfig setEnabled(boolean enabled) {
        this.enabled = enabled;
        return this;
    }

    public Map<EndpointQualifier, EndpointConfig> getEndpointConfigs() {
        return endpointConfigs;
    }

    public AdvancedNetworkConfig setEndpointConfigs(Map<EndpointQualifier, EndpointConfig> endpointConfigs) {
        Objects.requireNonNull(endpointConfigs, "endpointConfigs");
        this.endpointConfigs = endpointConfigs;
        return this;
    }

    public IcmpFailureDetectorConfig getIcmpFailureDetectorConfig() {
        return icmpFailureDetectorConfig;
    }

    public AdvancedNetworkConfig setIcmpFailureDetectorConfig(IcmpFailureDetectorConfig icmpFailureDetectorConfig) {
        this.icmpFailureDetectorConfig = icmpFailureDetectorConfig;
        return this;
    }

    public JoinConfig getJoin() {
        return join;
    }

    public AdvancedNetworkConfig setJoin(JoinConfig join) {
        this.join = join;
        return this;
    }

    public MemberAddressProviderConfig getMemberAddressProviderConfig() {
        return memberAddressProviderConfig;
    }

    public AdvancedNetworkConfig setMemberAddressProviderConfig(MemberAddressProviderConfig memberAddressProviderConfig) {
        this.memberAddressProviderConfig = memberAddressProviderConfig;
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
        AdvancedNetworkConfig that = (AdvancedNetworkConfig) other;
        return enabled == that.enabled
            && Objects.equals(endpointConfigs, that.endpointConfigs)
            && Objects.equals(icmpFailureDetectorConfig, that.icmpFailureDetectorConfig)
            && Objects.equals(join, that.join)
            && Objects.equals(memberAddressProviderConfig, that.memberAddressProviderConfig);
    }

    @Override
    public int hashCode() {
        return Objects.hash(enabled, endpointConfigs, icmpFailureDetectorConfig, join, memberAddressProviderConfig);
    }

    @Override
    public String toString() {
        return "AdvancedNetworkConfig{enabled=" + enabled
            + ", endpointConfigs=" + endpointConfigs
            + ", icmpFailureDetectorConfig=" + icmpFailureDetectorConfig
            + ", join=" + join
            + ", memberAddressProviderConfig=" + memberAddressProviderConfig
            + "}";
    }

    public AdvancedNetworkConfig addWanEndpointConfig(EndpointConfig endpointConfig) {
        endpointConfig.setProtocolType(ProtocolType.WAN);
        endpointConfigs.put(endpointConfig.getQualifier(), endpointConfig);
        return this;
    }

    public AdvancedNetworkConfig setMemberEndpointConfig(ServerSocketEndpointConfig endpointConfig) {
        return put(ProtocolType.MEMBER, EndpointQualifier.MEMBER, endpointConfig);
    }

    public AdvancedNetworkConfig setClientEndpointConfig(ServerSocketEndpointConfig endpointConfig) {
        return put(ProtocolType.CLIENT, EndpointQualifier.CLIENT, endpointConfig);
    }

    public AdvancedNetworkConfig setMemcacheEndpointConfig(ServerSocketEndpointConfig endpointConfig) {
        return put(ProtocolType.MEMCACHE, EndpointQualifier.MEMCACHE, endpointConfig);
    }

    public AdvancedNetworkConfig setRestEndpointConfig(RestServerEndpointConfig endpointConfig) {
        endpointConfigs.put(EndpointQualifier.REST, endpointConfig);
        return this;
    }

    public RestServerEndpointConfig getRestEndpointConfig() {
        return (RestServerEndpointConfig) endpointConfigs.get(EndpointQualifier.REST);
    }

    private AdvancedNetworkConfig put(ProtocolType protocol, EndpointQualifier qualifier, ServerSocketEndpointConfig endpointConfig) {
        endpointConfig.setProtocolType(protocol);
        endpointConfigs.put(qualifier, endpointConfig);
        return this;
    }
}
