package com.hazelcast.config;

import com.hazelcast.config.tpc.TpcSocketConfig;
import com.hazelcast.instance.ProtocolType;
import io.filbert.hazelcast.Checks;
import java.util.Collection;
import java.util.Objects;

/** An endpoint that listens. A holder. */
public class ServerSocketEndpointConfig extends EndpointConfig {
    public static final int DEFAULT_PORT = 5701;
    public static final int PORT_AUTO_INCREMENT = 100;

    private int port = DEFAULT_PORT;
    private boolean portAutoIncrement = true;
    private int portCount = 100;
    private String publicAddress;
    private boolean reuseAddress = true;

    public ServerSocketEndpointConfig() {
    }

    public int getPort() {
        return port;
    }

    public ServerSocketEndpointConfig setPort(int port) {
        Checks.port(port, "Port");
        this.port = port;
        return this;
    }

    public boolean isPortAutoIncrement() {
        return portAutoIncrement;
    }

    public ServerSocketEndpointConfig setPortAutoIncrement(boolean portAutoIncrement) {
        this.portAutoIncrement = portAutoIncrement;
        return this;
    }

    public int getPortCount() {
        return portCount;
    }

    public ServerSocketEndpointConfig setPortCount(int portCount) {
        Checks.atLeast(portCount, 1, "portCount");
        this.portCount = portCount;
        return this;
    }

    public String getPublicAddress() {
        return publicAddress;
    }

    public ServerSocketEndpointConfig setPublicAddress(String publicAddress) {
        this.publicAddress = publicAddress;
        return this;
    }

    public boolean isReuseAddress() {
        return reuseAddress;
    }

    public ServerSocketEndpointConfig setReuseAddress(boolean reuseAddress) {
        this.reuseAddress = reuseAddress;
        return this;
    }

    @Override
    public ServerSocketEndpointConfig setName(String name) {
        super.setName(name);
        return this;
    }

    @Override
    public ServerSocketEndpointConfig setOutboundPortDefinitions(Collection<String> outboundPortDefinitions) {
        super.setOutboundPortDefinitions(outboundPortDefinitions);
        return this;
    }

    @Override
    public ServerSocketEndpointConfig setOutboundPorts(Collection<Integer> outboundPorts) {
        super.setOutboundPorts(outboundPorts);
        return this;
    }

    @Override
    public ServerSocketEndpointConfig setInterfaces(InterfacesConfig interfaces) {
        super.setInterfaces(interfaces);
        return this;
    }

    @Override
    public ServerSocketEndpointConfig setSocketInterceptorConfig(SocketInterceptorConfig socketInterceptorConfig) {
        super.setSocketInterceptorConfig(socketInterceptorConfig);
        return this;
    }

    @Override
    public ServerSocketEndpointConfig setSymmetricEncryptionConfig(SymmetricEncryptionConfig symmetricEncryptionConfig) {
        super.setSymmetricEncryptionConfig(symmetricEncryptionConfig);
        return this;
    }

    @Override
    public ServerSocketEndpointConfig setSSLConfig(SSLConfig sslConfig) {
        super.setSSLConfig(sslConfig);
        return this;
    }

    @Override
    public ServerSocketEndpointConfig setProtocolType(ProtocolType protocolType) {
        super.setProtocolType(protocolType);
        return this;
    }

    @Override
    public ServerSocketEndpointConfig setTpcSocketConfig(TpcSocketConfig tpcSocketConfig) {
        super.setTpcSocketConfig(tpcSocketConfig);
        return this;
    }

    @Override
    public ServerSocketEndpointConfig setSocketBufferDirect(boolean socketBufferDirect) {
        super.setSocketBufferDirect(socketBufferDirect);
        return this;
    }

    @Override
    public ServerSocketEndpointConfig setSocketKeepAlive(boolean socketKeepAlive) {
        super.setSocketKeepAlive(socketKeepAlive);
        return this;
    }

    @Override
    public ServerSocketEndpointConfig setSocketTcpNoDelay(boolean socketTcpNoDelay) {
        super.setSocketTcpNoDelay(socketTcpNoDelay);
        return this;
    }

    @Override
    public ServerSocketEndpointConfig setSocketSendBufferSizeKb(int socketSendBufferSizeKb) {
        super.setSocketSendBufferSizeKb(socketSendBufferSizeKb);
        return this;
    }

    @Override
    public ServerSocketEndpointConfig setSocketRcvBufferSizeKb(int socketRcvBufferSizeKb) {
        super.setSocketRcvBufferSizeKb(socketRcvBufferSizeKb);
        return this;
    }

    @Override
    public EndpointConfig setSocketLingerSeconds(int socketLingerSeconds) {
        super.setSocketLingerSeconds(socketLingerSeconds);
        return this;
    }

    @Override
    public ServerSocketEndpointConfig setSocketConnectTimeoutSeconds(int socketConnectTimeoutSeconds) {
        super.setSocketConnectTimeoutSeconds(socketConnectTimeoutSeconds);
        return this;
    }

    @Override
    public ServerSocketEndpointConfig setSocketKeepIdleSeconds(int socketKeepIdleSeconds) {
        super.setSocketKeepIdleSeconds(socketKeepIdleSeconds);
        return this;
    }

    @Override
    public ServerSocketEndpointConfig setSocketKeepIntervalSeconds(int socketKeepIntervalSeconds) {
        super.setSocketKeepIntervalSeconds(socketKeepIntervalSeconds);
        return this;
    }

    @Override
    public ServerSocketEndpointConfig setSocketKeepCount(int socketKeepCount) {
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
        ServerSocketEndpointConfig that = (ServerSocketEndpointConfig) other;
        return super.equals(other)
            && port == that.port
            && portAutoIncrement == that.portAutoIncrement
            && portCount == that.portCount
            && Objects.equals(publicAddress, that.publicAddress)
            && reuseAddress == that.reuseAddress;
    }

    @Override
    public int hashCode() {
        return Objects.hash(super.hashCode(), port, portAutoIncrement, portCount, publicAddress, reuseAddress);
    }

    @Override
    public String toString() {
        return "ServerSocketEndpointConfig{port=" + port
            + ", portAutoIncrement=" + portAutoIncrement
            + ", portCount=" + portCount
            + ", publicAddress=" + publicAddress
            + ", reuseAddress=" + reuseAddress
            + "}";
    }
}
