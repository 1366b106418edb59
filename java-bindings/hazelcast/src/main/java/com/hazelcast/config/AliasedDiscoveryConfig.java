package com.hazelcast.config;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** A way of finding members that Hazelcast knows by a short name; kept as told, refused at start when it is enabled and not built in. */
public abstract class AliasedDiscoveryConfig<T extends AliasedDiscoveryConfig<T>> {
    private static final String ENABLED = "enabled";
    private static final String USE_PUBLIC_IP = "use-public-ip";

    private final String tag;
    private final Map<String, String> properties = new ConcurrentHashMap<>();
    private boolean enabled;
    private boolean usePublicIp;

    protected AliasedDiscoveryConfig(String tag) {
        this.tag = tag;
    }

    public AliasedDiscoveryConfig(AliasedDiscoveryConfig<T> config) {
        tag = config.tag;
        enabled = config.enabled;
        usePublicIp = config.usePublicIp;
        properties.putAll(config.properties);
    }

    public T setEnabled(boolean enabled) {
        this.enabled = enabled;
        return self();
    }

    public boolean isEnabled() {
        return enabled;
    }

    /** A null value takes the property out: gateways pass on parameters that are not set. */
    public T setProperty(String name, String value) {
        if (ENABLED.equals(name)) {
            enabled = Boolean.parseBoolean(value);
        } else if (USE_PUBLIC_IP.equals(name)) {
            usePublicIp = Boolean.parseBoolean(value);
        } else if (value == null) {
            properties.remove(name);
        } else {
            properties.put(name, value);
        }
        return self();
    }

    public String getProperty(String name) {
        return properties.get(name);
    }

    public Map<String, String> getProperties() {
        return properties;
    }

    public T setUsePublicIp(boolean usePublicIp) {
        this.usePublicIp = usePublicIp;
        return self();
    }

    public boolean isUsePublicIp() {
        return usePublicIp;
    }

    public String getTag() {
        return tag;
    }

    @SuppressWarnings("unchecked") // each subclass names itself as T
    private T self() {
        return (T) this;
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
        return "AliasedDiscoveryConfig{tag='" + tag + "', enabled=" + enabled + ", usePublicIp=" + usePublicIp + ", properties="
            + properties.keySet() + "}"; // values may be secrets
    }
}
