package com.hazelcast.config;

import com.hazelcast.config.tpc.TpcSocketConfig;
import io.filbert.hazelcast.Checks;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.Objects;

/** Addresses, ports and how members find each other. */
public class NetworkConfig {
    public static final int DEFAULT_PORT = 5701;

    private Collection<String> outboundPortDefinitions;
    private int port = DEFAULT_PORT;
    private int portCount = 100;
    private boolean portAutoIncrement = true;
    private boolean reuseAddress = true;
    private InterfacesConfig interfaces = new InterfacesConfig();
    private JoinConfig join = new JoinConfig();
    private String publicAddress;
    private Collection<Integer> outboundPorts;
    private SSLConfig sslConfig;
    private SymmetricEncryptionConfig symmetricEncryptionConfig;
    private SocketInterceptorConfig socketInterceptorConfig;
    private MemberAddressProviderConfig memberAddressProviderConfig = new MemberAddressProviderConfig();
    private IcmpFailureDetectorConfig icmpFailureDetectorConfig;
    private RestApiConfig restApiConfig = new RestApiConfig();
    private MemcacheProtocolConfig memcacheProtocolConfig = new MemcacheProtocolConfig();
    private TpcSocketConfig tpcSocketConfig = new TpcSocketConfig();

    public NetworkConfig() {
    }

    public int getPort() {
        return port;
    }

    public NetworkConfig setPort(int port) {
        Checks.port(port, "Port");
        this.port = port;
        return this;
    }

    public int getPortCount() {
        return portCount;
    }

    public NetworkConfig setPortCount(int portCount) {
        Checks.atLeast(portCount, 1, "portCount");
        this.portCount = portCount;
        return this;
    }

    public boolean isPortAutoIncrement() {
        return portAutoIncrement;
    }

    public NetworkConfig setPortAutoIncrement(boolean portAutoIncrement) {
        this.portAutoIncrement = portAutoIncrement;
        return this;
    }

    public boolean isReuseAddress() {
        return reuseAddress;
    }

    public NetworkConfig setReuseAddress(boolean reuseAddress) {
        this.reuseAddress = reuseAddress;
        return this;
    }

    public InterfacesConfig getInterfaces() {
        return interfaces;
    }

    public NetworkConfig setInterfaces(InterfacesConfig interfaces) {
        Checks.notNull(interfaces, "interfaces");
        this.interfaces = interfaces;
        return this;
    }

    public JoinConfig getJoin() {
        return join;
    }

    public NetworkConfig setJoin(JoinConfig join) {
        Checks.notNull(join, "join");
        this.join = join;
        return this;
    }

    public String getPublicAddress() {
        return publicAddress;
    }

    public NetworkConfig setPublicAddress(String publicAddress) {
        this.publicAddress = publicAddress;
        return this;
    }

    public Collection<String> getOutboundPortDefinitions() {
        return outboundPortDefinitions;
    }

    public NetworkConfig setOutboundPortDefinitions(Collection<String> definitions) {
        outboundPortDefinitions = definitions;
        return this;
    }

    public NetworkConfig addOutboundPortDefinition(String definition) {
        if (outboundPortDefinitions == null) {
            outboundPortDefinitions = new LinkedHashSet<>();
        }
        outboundPortDefinitions.add(definition);
        return this;
    }

    public Collection<Integer> getOutboundPorts() {
        return outboundPorts;
    }

    public NetworkConfig setOutboundPorts(Collection<Integer> outboundPorts) {
        this.outboundPorts = outboundPorts;
        return this;
    }

    public SSLConfig getSSLConfig() {
        return sslConfig;
    }

    public NetworkConfig setSSLConfig(SSLConfig sslConfig) {
        this.sslConfig = sslConfig;
        return this;
    }

    public SymmetricEncryptionConfig getSymmetricEncryptionConfig() {
        return symmetricEncryptionConfig;
    }

    public NetworkConfig setSymmetricEncryptionConfig(SymmetricEncryptionConfig symmetricEncryptionConfig) {
        this.symmetricEncryptionConfig = symmetricEncryptionConfig;
        return this;
    }

    public SocketInterceptorConfig getSocketInterceptorConfig() {
        return socketInterceptorConfig;
    }

    public NetworkConfig setSocketInterceptorConfig(SocketInterceptorConfig socketInterceptorConfig) {
        this.socketInterceptorConfig = socketInterceptorConfig;
        return this;
    }

    public MemberAddressProviderConfig getMemberAddressProviderConfig() {
        return memberAddressProviderConfig;
    }

    public NetworkConfig setMemberAddressProviderConfig(MemberAddressProviderConfig memberAddressProviderConfig) {
        this.memberAddressProviderConfig = memberAddressProviderConfig;
        return this;
    }

    public IcmpFailureDetectorConfig getIcmpFailureDetectorConfig() {
        return icmpFailureDetectorConfig;
    }

    public NetworkConfig setIcmpFailureDetectorConfig(IcmpFailureDetectorConfig icmpFailureDetectorConfig) {
        this.icmpFailureDetectorConfig = icmpFailureDetectorConfig;
        return this;
    }

    public RestApiConfig getRestApiConfig() {
        return restApiConfig;
    }

    public NetworkConfig setRestApiConfig(RestApiConfig restApiConfig) {
        this.restApiConfig = restApiConfig;
        return this;
    }

    public MemcacheProtocolConfig getMemcacheProtocolConfig() {
        return memcacheProtocolConfig;
    }

    public NetworkConfig setMemcacheProtocolConfig(MemcacheProtocolConfig memcacheProtocolConfig) {
        this.memcacheProtocolConfig = memcacheProtocolConfig;
        return this;
    }

    public TpcSocketConfig getTpcSocketConfig() {
        return tpcSocketConfig;
    }

    public NetworkConfig setTpcSocketConfig(TpcSocketConfig tpcSocketConfig) {
        Objects.requireNonNull(tpcSocketConfig, "tpcSocketConfig");
        this.tpcSocketConfig = tpcSocketConfig;
        return this;
    }

    public NetworkConfig addOutboundPort(int port) {
        if (outboundPorts == null) {
            outboundPorts = new LinkedHashSet<>();
        }
        outboundPorts.add(port);
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
        return "NetworkConfig{publicAddress=" + publicAddress
            + ", port=" + port
            + ", portCount=" + portCount
            + ", portAutoIncrement=" + portAutoIncrement
            + ", reuseAddress=" + reuseAddress
            + ", interfaces=" + interfaces
            + ", join=" + join
            + ", outboundPorts=" + outboundPorts
            + ", sslConfig=" + sslConfig
            + ", symmetricEncryptionConfig=" + symmetricEncryptionConfig
            + ", socketInterceptorConfig=" + socketInterceptorConfig
            + ", memberAddressProviderConfig=" + memberAddressProviderConfig
            + ", icmpFailureDetectorConfig=" + icmpFailureDetectorConfig
            + ", restApiConfig=" + restApiConfig
            + ", memcacheProtocolConfig=" + memcacheProtocolConfig
            + ", tpcSocketConfig=" + tpcSocketConfig
            + "}";
    }
}
