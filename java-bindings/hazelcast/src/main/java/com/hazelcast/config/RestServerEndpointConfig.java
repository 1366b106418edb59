package com.hazelcast.config;

import com.hazelcast.config.tpc.TpcSocketConfig;
import com.hazelcast.instance.EndpointQualifier;
import com.hazelcast.instance.ProtocolType;
import java.util.Arrays;
import java.util.Collection;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;

/** The endpoint for HTTP. A holder. */
public class RestServerEndpointConfig extends ServerSocketEndpointConfig {
    private Set<RestEndpointGroup> enabledGroups = RestEndpointGroup.getAllEndpointGroups().stream()
        .filter(RestEndpointGroup::isEnabledByDefault).collect(Collectors.toCollection(() -> EnumSet.noneOf(RestEndpointGroup.class)));

    public RestServerEndpointConfig() {
    }

    public Set<RestEndpointGroup> getEnabledGroups() {
        return enabledGroups;
    }

    public RestServerEndpointConfig setEnabledGroups(Collection<RestEndpointGroup> enabledGroups) {
        this.enabledGroups = new LinkedHashSet<>(enabledGroups);
        return this;
    }

    @Override
    public RestServerEndpointConfig setName(String name) {
        super.setName(name);
        return this;
    }

    @Override
    public RestServerEndpointConfig setPublicAddress(String publicAddress) {
        super.setPublicAddress(publicAddress);
        return this;
    }

    @Override
    public RestServerEndpointConfig setPort(int port) {
        super.setPort(port);
        return this;
    }

    @Override
    public RestServerEndpointConfig setPortAutoIncrement(boolean portAutoIncrement) {
        super.setPortAutoIncrement(portAutoIncrement);
        return this;
    }

    @Override
    public RestServerEndpointConfig setReuseAddress(boolean reuseAddress) {
        super.setReuseAddress(reuseAddress);
        return this;
    }

    @Override
    public RestServerEndpointConfig setOutboundPortDefinitions(Collection<String> outboundPortDefinitions) {
        super.setOutboundPortDefinitions(outboundPortDefinitions);
        return this;
    }

    @Override
    public RestServerEndpointConfig addOutboundPortDefinition(String outboundPortDefinition) {
        super.addOutboundPortDefinition(outboundPortDefinition);
        return this;
    }

    @Override
    public RestServerEndpointConfig setOutboundPorts(Collection<Integer> outboundPorts) {
        super.setOutboundPorts(outboundPorts);
        return this;
    }

    @Override
    public RestServerEndpointConfig addOutboundPort(int outboundPort) {
        super.addOutboundPort(outboundPort);
        return this;
    }

    @Override
    public RestServerEndpointConfig setInterfaces(InterfacesConfig interfaces) {
        super.setInterfaces(interfaces);
        return this;
    }

    @Override
    public RestServerEndpointConfig setSocketInterceptorConfig(SocketInterceptorConfig socketInterceptorConfig) {
        super.setSocketInterceptorConfig(socketInterceptorConfig);
        return this;
    }

    @Override
    public RestServerEndpointConfig setSymmetricEncryptionConfig(SymmetricEncryptionConfig symmetricEncryptionConfig) {
        super.setSymmetricEncryptionConfig(symmetricEncryptionConfig);
        return this;
    }

    @Override
    public RestServerEndpointConfig setSSLConfig(SSLConfig sslConfig) {
        super.setSSLConfig(sslConfig);
        return this;
    }

    @Override
    public RestServerEndpointConfig setTpcSocketConfig(TpcSocketConfig tpcSocketConfig) {
        super.setTpcSocketConfig(tpcSocketConfig);
        return this;
    }

    @Override
    public RestServerEndpointConfig setSocketBufferDirect(boolean socketBufferDirect) {
        super.setSocketBufferDirect(socketBufferDirect);
        return this;
    }

    @Override
    public RestServerEndpointConfig setSocketKeepAlive(boolean socketKeepAlive) {
        super.setSocketKeepAlive(socketKeepAlive);
        return this;
    }

    @Override
    public RestServerEndpointConfig setSocketTcpNoDelay(boolean socketTcpNoDelay) {
        super.setSocketTcpNoDelay(socketTcpNoDelay);
        return this;
    }

    @Override
    public RestServerEndpointConfig setSocketSendBufferSizeKb(int socketSendBufferSizeKb) {
        super.setSocketSendBufferSizeKb(socketSendBufferSizeKb);
        return this;
    }

    @Override
    public RestServerEndpointConfig setSocketRcvBufferSizeKb(int socketRcvBufferSizeKb) {
        super.setSocketRcvBufferSizeKb(socketRcvBufferSizeKb);
        return this;
    }

    @Override
    public RestServerEndpointConfig setSocketLingerSeconds(int socketLingerSeconds) {
        super.setSocketLingerSeconds(socketLingerSeconds);
        return this;
    }

    @Override
    public RestServerEndpointConfig setSocketConnectTimeoutSeconds(int socketConnectTimeoutSeconds) {
        super.setSocketConnectTimeoutSeconds(socketConnectTimeoutSeconds);
        return this;
    }

    @Override
    public RestServerEndpointConfig setSocketKeepIdleSeconds(int socketKeepIdleSeconds) {
        super.setSocketKeepIdleSeconds(socketKeepIdleSeconds);
        return this;
    }

    @Override
    public RestServerEndpointConfig setSocketKeepIntervalSeconds(int socketKeepIntervalSeconds) {
        super.setSocketKeepIntervalSeconds(socketKeepIntervalSeconds);
        return this;
    }

    @Override
    public RestServerEndpointConfig setSocketKeepCount(int socketKeepCount) {
        super.setSocketKeepCount(socketKeepCount);
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
        RestServerEndpointConfig that = (RestServerEndpointConfig) other;
        return super.equals(other)
            && Objects.equals(enabledGroups, that.enabledGroups);
    }

    @Override
    public int hashCode() {
        return Objects.hash(super.hashCode(), enabledGroups);
    }

    @Override
    public String toString() {
        return "RestServerEndpointConfig{enabledGroups=" + enabledGroups
            + "}";
    }

    public RestServerEndpointConfig enableAllGroups() {
        return enableGroups(RestEndpointGroup.values());
    }

    public RestServerEndpointConfig enableGroups(RestEndpointGroup... groups) {
        enabledGroups.addAll(Arrays.asList(groups));
        return this;
    }

    public RestServerEndpointConfig disableAllGroups() {
        enabledGroups.clear();
        return this;
    }

    public RestServerEndpointConfig disableGroups(RestEndpointGroup... groups) {
        Arrays.asList(groups).forEach(enabledGroups::remove);
        return this;
    }

    public boolean isEnabledAndNotEmpty() {
        return !enabledGroups.isEmpty();
    }

    public boolean isGroupEnabled(RestEndpointGroup group) {
        return enabledGroups.contains(group);
    }

    @Override
    public EndpointQualifier getQualifier() {
        return EndpointQualifier.REST;
    }

    @Override
    public final ProtocolType getProtocolType() {
        return ProtocolType.REST;
    }
}
