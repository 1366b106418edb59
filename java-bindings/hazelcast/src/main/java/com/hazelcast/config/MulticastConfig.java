package com.hazelcast.config;

import io.filbert.hazelcast.Checks;
import java.util.LinkedHashSet;
import java.util.Set;

/** Members find each other by multicast. */
public class MulticastConfig implements TrustedInterfacesConfigurable<MulticastConfig> {
    public static final boolean DEFAULT_ENABLED = false;
    public static final String DEFAULT_MULTICAST_GROUP = "224.2.2.3";
    public static final int DEFAULT_MULTICAST_PORT = 54327;
    public static final int DEFAULT_MULTICAST_TIMEOUT_SECONDS = 2;
    public static final int DEFAULT_MULTICAST_TTL = 32;

    private boolean enabled = DEFAULT_ENABLED;
    private String multicastGroup = DEFAULT_MULTICAST_GROUP;
    private int multicastPort = DEFAULT_MULTICAST_PORT;
    private int multicastTimeoutSeconds = DEFAULT_MULTICAST_TIMEOUT_SECONDS;
    private Set<String> trustedInterfaces = new LinkedHashSet<>();
    private int multicastTimeToLive = DEFAULT_MULTICAST_TTL;
    private Boolean loopbackModeEnabled = null;

    public MulticastConfig() {
    }

    public boolean isEnabled() {
        return enabled;
    }

    public MulticastConfig setEnabled(boolean enabled) {
        this.enabled = enabled;
        return this;
    }

    public String getMulticastGroup() {
        return multicastGroup;
    }

    public MulticastConfig setMulticastGroup(String multicastGroup) {
        Checks.hasText(multicastGroup, "multicastGroup");
        this.multicastGroup = multicastGroup;
        return this;
    }

    public int getMulticastPort() {
        return multicastPort;
    }

    public MulticastConfig setMulticastPort(int multicastPort) {
        Checks.atLeast(multicastPort, 0, "multicastPort");
        this.multicastPort = multicastPort;
        return this;
    }

    public int getMulticastTimeoutSeconds() {
        return multicastTimeoutSeconds;
    }

    public MulticastConfig setMulticastTimeoutSeconds(int multicastTimeoutSeconds) {
        this.multicastTimeoutSeconds = multicastTimeoutSeconds;
        return this;
    }

    @Override
    public Set<String> getTrustedInterfaces() {
        return trustedInterfaces;
    }

    @Override
    public MulticastConfig setTrustedInterfaces(Set<String> trustedInterfaces) {
        this.trustedInterfaces = new LinkedHashSet<>(trustedInterfaces);
        return this;
    }

    public int getMulticastTimeToLive() {
        return multicastTimeToLive;
    }

    public MulticastConfig setMulticastTimeToLive(int multicastTimeToLive) {
        Checks.between(multicastTimeToLive, 0, 255, "multicastTimeToLive");
        this.multicastTimeToLive = multicastTimeToLive;
        return this;
    }

    public Boolean getLoopbackModeEnabled() {
        return loopbackModeEnabled;
    }

    public MulticastConfig setLoopbackModeEnabled(Boolean loopbackModeEnabled) {
        this.loopbackModeEnabled = loopbackModeEnabled;
        return this;
    }

    @Override
    public MulticastConfig addTrustedInterface(String ip) {
        trustedInterfaces.add(ip);
        return this;
    }

    public boolean isLoopbackModeEnabled() {
        return loopbackModeEnabled == null || loopbackModeEnabled;
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
        return "MulticastConfig{enabled=" + enabled
            + ", multicastGroup=" + multicastGroup
            + ", multicastPort=" + multicastPort
            + ", multicastTimeoutSeconds=" + multicastTimeoutSeconds
            + ", trustedInterfaces=" + trustedInterfaces
            + ", multicastTimeToLive=" + multicastTimeToLive
            + ", loopbackModeEnabled=" + loopbackModeEnabled
            + "}";
    }
}
