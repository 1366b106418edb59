package com.hazelcast.config;

import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.Set;

/** Which addresses of this machine may be used. */
public class InterfacesConfig {
    private final Set<String> interfaces = new LinkedHashSet<>();

    private boolean enabled = false;

    public InterfacesConfig() {
    }

    public boolean isEnabled() {
        return enabled;
    }

    public InterfacesConfig setEnabled(boolean enabled) {
        this.enabled = enabled;
        return this;
    }

    public InterfacesConfig addInterface(String ip) {
        interfaces.add(ip);
        return this;
    }

    public InterfacesConfig clear() {
        interfaces.clear();
        return this;
    }

    public Collection<String> getInterfaces() {
        return interfaces;
    }

    public InterfacesConfig setInterfaces(Collection<String> interfaces) {
        this.interfaces.clear();
        this.interfaces.addAll(interfaces);
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
        return "InterfacesConfig{enabled=" + enabled + "}";
    }
}
