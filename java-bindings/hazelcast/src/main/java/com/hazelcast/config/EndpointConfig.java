package com.hazelcast.config;

import com.hazelcast.config.tpc.TpcSocketConfig;
import com.hazelcast.instance.EndpointQualifier;
import com.hazelcast.instance.ProtocolType;
import io.filbert.hazelcast.Checks;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.Objects;

/** The sockets of one protocol. A holder. */
public class EndpointConfig implements NamedConfig {
    public static final int DEFAULT_SOCKET_CONNECT_TIMEOUT_SECONDS = 0;
    public static final int DEFAULT_SOCKET_SEND_BUFFER_SIZE_KB = 128;
    public static final int DEFAULT_SOCKET_RECEIVE_BUFFER_SIZE_KB = 128;
    public static final int DEFAULT_SOCKET_LINGER_SECONDS = 0;
    public static final int DEFAULT_SOCKET_KEEP_IDLE_SECONDS = 7200;
    public static final int DEFAULT_SOCKET_KEEP_INTERVAL_SECONDS = 75;
    public static final int DEFAULT_SOCKET_KEEP_COUNT = 8;

    private String name;
    private InterfacesConfig interfaces = new InterfacesConfig();
    private Collection<String> outboundPortDefinitions;
    private Collection<Integer> outboundPorts;
    private ProtocolType protocolType;
    private boolean socketBufferDirect;
    private int socketConnectTimeoutSeconds = DEFAULT_SOCKET_CONNECT_TIMEOUT_SECONDS;
    private SocketInterceptorConfig socketInterceptorConfig;
    private boolean socketKeepAlive = true;
    private int socketKeepCount = DEFAULT_SOCKET_KEEP_COUNT;
    private int socketKeepIdleSeconds = DEFAULT_SOCKET_KEEP_IDLE_SECONDS;
    private int socketKeepIntervalSeconds = DEFAULT_SOCKET_KEEP_INTERVAL_SECONDS;
    private int socketLingerSeconds = DEFAULT_SOCKET_LINGER_SECONDS;
    private int socketRcvBufferSizeKb = DEFAULT_SOCKET_SEND_BUFFER_SIZE_KB;
    private int socketSendBufferSizeKb = DEFAULT_SOCKET_SEND_BUFFER_SIZE_KB;
    private boolean socketTcpNoDelay = true;
    private SSLConfig sslConfig;
    private SymmetricEncryptionConfig symmetricEncryptionConfig;
    private TpcSocketConfig tpcSocketConfig = new TpcSocketConfig();

    public EndpointConfig() {
    }

    @Override
    public String getName() {
        return name;
    }

    @Override
    public EndpointConfig setName(String name) {
        this.name = name;
        return this;
    }

    public InterfacesConfig getInterfaces() {
        return interfaces;
    }

    public EndpointConfig setInterfaces(InterfacesConfig interfaces) {
        this.interfaces = interfaces;
        return this;
    }

    public Collection<String> getOutboundPortDefinitions() {
        return outboundPortDefinitions;
    }

    public EndpointConfig setOutboundPortDefinitions(Collection<String> outboundPortDefinitions) {
        this.outboundPortDefinitions = outboundPortDefinitions;
        return this;
    }

    public Collection<Integer> getOutboundPorts() {
        return outboundPorts;
    }

    public EndpointConfig setOutboundPorts(Collection<Integer> outboundPorts) {
        this.outboundPorts = outboundPorts;
        return this;
    }

    public ProtocolType getProtocolType() {
        return protocolType;
    }

    public EndpointConfig setProtocolType(ProtocolType protocolType) {
        this.protocolType = protocolType;
        return this;
    }

    public boolean isSocketBufferDirect() {
        return socketBufferDirect;
    }

    public EndpointConfig setSocketBufferDirect(boolean socketBufferDirect) {
        this.socketBufferDirect = socketBufferDirect;
        return this;
    }

    public int getSocketConnectTimeoutSeconds() {
        return socketConnectTimeoutSeconds;
    }

    public EndpointConfig setSocketConnectTimeoutSeconds(int socketConnectTimeoutSeconds) {
        this.socketConnectTimeoutSeconds = socketConnectTimeoutSeconds;
        return this;
    }

    public SocketInterceptorConfig getSocketInterceptorConfig() {
        return socketInterceptorConfig;
    }

    public EndpointConfig setSocketInterceptorConfig(SocketInterceptorConfig socketInterceptorConfig) {
        this.socketInterceptorConfig = socketInterceptorConfig;
        return this;
    }

    public boolean isSocketKeepAlive() {
        return socketKeepAlive;
    }

    public EndpointConfig setSocketKeepAlive(boolean socketKeepAlive) {
        this.socketKeepAlive = socketKeepAlive;
        return this;
    }

    public int getSocketKeepCount() {
        return socketKeepCount;
    }

    public EndpointConfig setSocketKeepCount(int socketKeepCount) {
        Checks.between(socketKeepCount, 1, 127, "socketKeepCount");
        this.socketKeepCount = socketKeepCount;
        return this;
    }

    public int getSocketKeepIdleSeconds() {
        return socketKeepIdleSeconds;
    }

    public EndpointConfig setSocketKeepIdleSeconds(int socketKeepIdleSeconds) {
        Checks.between(socketKeepIdleSeconds, 1, 32767, "socketKeepIdleSeconds");
        this.socketKeepIdleSeconds = socketKeepIdleSeconds;
        return this;
    }

    public int getSocketKeepIntervalSeconds() {
        return socketKeepIntervalSeconds;
    }

    public EndpointConfig setSocketKeepIntervalSeconds(int socketKeepIntervalSeconds) {
        Checks.between(socketKeepIntervalSeconds, 1, 32767, "socketKeepIntervalSeconds");
        this.socketKeepIntervalSeconds = socketKeepIntervalSeconds;
        return this;
    }

    public int getSocketLingerSeconds() {
        return socketLingerSeconds;
    }

    public EndpointConfig setSocketLingerSeconds(int socketLingerSeconds) {
        this.socketLingerSeconds = socketLingerSeconds;
        return this;
    }

    public int getSocketRcvBufferSizeKb() {
        return socketRcvBufferSizeKb;
    }

    public EndpointConfig setSocketRcvBufferSizeKb(int socketRcvBufferSizeKb) {
        this.socketRcvBufferSizeKb = socketRcvBufferSizeKb;
        return this;
    }

    public int getSocketSendBufferSizeKb() {
        return socketSendBufferSizeKb;
    }

    public EndpointConfig setSocketSendBufferSizeKb(int socketSendBufferSizeKb) {
        this.socketSendBufferSizeKb = socketSendBufferSizeKb;
        return this;
    }

    public boolean isSocketTcpNoDelay() {
        return socketTcpNoDelay;
    }

    public EndpointConfig setSocketTcpNoDelay(boolean socketTcpNoDelay) {
        this.socketTcpNoDelay = socketTcpNoDelay;
        return this;
    }

    public SSLConfig getSSLConfig() {
        return sslConfig;
    }

    public EndpointConfig setSSLConfig(SSLConfig sslConfig) {
        this.sslConfig = sslConfig;
        return this;
    }

    public SymmetricEncryptionConfig getSymmetricEncryptionConfig() {
        return symmetricEncryptionConfig;
    }

    public EndpointConfig setSymmetricEncryptionConfig(SymmetricEncryptionConfig symmetricEncryptionConfig) {
        this.symmetricEncryptionConfig = symmetricEncryptionConfig;
        return this;
    }

    public TpcSocketConfig getTpcSocketConfig() {
        return tpcSocketConfig;
    }

    public EndpointConfig setTpcSocketConfig(TpcSocketConfig tpcSocketConfig) {
        Objects.requireNonNull(tpcSocketConfig, "tpcSocketConfig");
        this.tpcSocketConfig = tpcSocketConfig;
        return this;
    }

    public EndpointConfig addOutboundPortDefinition(String outboundPortDefinition) {
        if (outboundPortDefinitions == null) {
            outboundPortDefinitions = new LinkedHashSet<>();
        }
        outboundPortDefinitions.add(outboundPortDefinition);
        return this;
    }

    public EndpointConfig addOutboundPort(int outboundPort) {
        if (outboundPorts == null) {
            outboundPorts = new LinkedHashSet<>();
        }
        outboundPorts.add(outboundPort);
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
        EndpointConfig that = (EndpointConfig) other;
        return Objects.equals(name, that.name)
            && Objects.equals(interfaces, that.interfaces)
            && Objects.equals(outboundPortDefinitions, that.outboundPortDefinitions)
            && Objects.equals(outboundPorts, that.outboundPorts)
            && Objects.equals(protocolType, that.protocolType)
            && socketBufferDirect == that.socketBufferDirect
            && socketConnectTimeoutSeconds == that.socketConnectTimeoutSeconds
            && Objects.equals(socketInterceptorConfig, that.socketInterceptorConfig)
            && socketKeepAlive == that.socketKeepAlive
            && socketKeepCount == that.socketKeepCount
            && socketKeepIdleSeconds == that.socketKeepIdleSeconds
            && socketKeepIntervalSeconds == that.socketKeepIntervalSeconds
            && socketLingerSeconds == that.socketLingerSeconds
            && socketRcvBufferSizeKb == that.socketRcvBufferSizeKb
            && socketSendBufferSizeKb == that.socketSendBufferSizeKb
            && socketTcpNoDelay == that.socketTcpNoDelay
            && Objects.equals(sslConfig, that.sslConfig)
            && Objects.equals(symmetricEncryptionConfig, that.symmetricEncryptionConfig)
            && Objects.equals(tpcSocketConfig, that.tpcSocketConfig);
    }

    @Override
    public int hashCode() {
        return Objects.hash(name, interfaces, outboundPortDefinitions, outboundPorts, protocolType, socketBufferDirect,
            socketConnectTimeoutSeconds, socketInterceptorConfig, socketKeepAlive, socketKeepCount, socketKeepIdleSeconds,
            socketKeepIntervalSeconds, socketLingerSeconds, socketRcvBufferSizeKb, socketSendBufferSizeKb, socketTcpNoDelay, sslConfig,
            symmetricEncryptionConfig, tpcSocketConfig);
    }

    public EndpointQualifier getQualifier() {
        return EndpointQualifier.resolveForConfig(protocolType, name);
    }
}
