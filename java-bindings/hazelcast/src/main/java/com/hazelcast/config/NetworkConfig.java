package com.hazelcast.config;

import io.filbert.hazelcast.Checks;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.Set;

/** Addresses, ports and how members find each other. */
public class NetworkConfig {
    public static final int DEFAULT_PORT = 5701;

    private final Set<String> outboundPortDefinitions = new LinkedHashSet<>();
    private int port = DEFAULT_PORT;
    private int portCount = 100;
    private boolean portAutoIncrement = true;
    private boolean reuseAddress = true;
    private InterfacesConfig interfaces = new InterfacesConfig();
    private JoinConfig join = new JoinConfig();
    private String publicAddress;

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
        outboundPortDefinitions.clear();
        outboundPortDefinitions.addAll(definitions);
        return this;
    }

    public NetworkConfig addOutboundPortDefinition(String definition) {
        outboundPortDefinitions.add(definition);
        return this;
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
            + "}";
    }
}
