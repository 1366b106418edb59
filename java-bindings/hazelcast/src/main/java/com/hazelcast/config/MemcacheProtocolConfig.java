package com.hazelcast.config;

import java.util.Objects;

/** Whether memcached clients are served. A holder. */
public class MemcacheProtocolConfig {
    private boolean enabled;

    public MemcacheProtocolConfig() {
    }

    public boolean isEnabled() {
        return enabled;
    }

    public MemcacheProtocolConfig setEnabled(boolean enabled) {
        this.enabled = enabled;
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
        MemcacheProtocolConfig that = (MemcacheProtocolConfig) other;
        return enabled == that.enabled;
    }

    @Override
    public int hashCode() {
        return Objects.hash(enabled);
    }

    @Override
    public String toString() {
        return "MemcacheProtocolConfig{enabled=" + enabled
            + "}";
    }
}
