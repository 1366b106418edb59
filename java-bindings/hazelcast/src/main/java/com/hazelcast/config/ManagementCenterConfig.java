package com.hazelcast.config;

import java.util.LinkedHashSet;
import java.util.Set;

/** Accepted and without effect: there is no Management Center. */
public final class ManagementCenterConfig implements TrustedInterfacesConfigurable<ManagementCenterConfig> {
    private boolean scriptingEnabled = false;
    private boolean consoleEnabled = false;
    private boolean dataAccessEnabled = true;
    private Set<String> trustedInterfaces = new LinkedHashSet<>();

    public ManagementCenterConfig() {
    }

    public boolean isScriptingEnabled() {
        return scriptingEnabled;
    }

    public ManagementCenterConfig setScriptingEnabled(boolean scriptingEnabled) {
        this.scriptingEnabled = scriptingEnabled;
        return this;
    }

    public boolean isConsoleEnabled() {
        return consoleEnabled;
    }

    public ManagementCenterConfig setConsoleEnabled(boolean consoleEnabled) {
        this.consoleEnabled = consoleEnabled;
        return this;
    }

    public boolean isDataAccessEnabled() {
        return dataAccessEnabled;
    }

    public ManagementCenterConfig setDataAccessEnabled(boolean dataAccessEnabled) {
        this.dataAccessEnabled = dataAccessEnabled;
        return this;
    }

    @Override
    public Set<String> getTrustedInterfaces() {
        return trustedInterfaces;
    }

    @Override
    public ManagementCenterConfig setTrustedInterfaces(Set<String> trustedInterfaces) {
        this.trustedInterfaces = new LinkedHashSet<>(trustedInterfaces);
        return this;
    }

    @Override
    public ManagementCenterConfig addTrustedInterface(String ip) {
        trustedInterfaces.add(ip);
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
        return "ManagementCenterConfig{scriptingEnabled=" + scriptingEnabled
            + ", consoleEnabled=" + consoleEnabled
            + ", dataAccessEnabled=" + dataAccessEnabled
            + ", trustedInterfaces=" + trustedInterfaces
            + "}";
    }
}
