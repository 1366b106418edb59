package com.hazelcast.config;

import java.util.Objects;

/** The part of a tiered store that is on disk. A holder. */
public class DiskTierConfig {
    private boolean enabled;
    private String deviceName = "default-tiered-store-device";

    public DiskTierConfig() {
    }

    public DiskTierConfig(DiskTierConfig config) {
        enabled = config.enabled;
        deviceName = config.deviceName;
    }

    public boolean isEnabled() {
        return enabled;
    }

    public DiskTierConfig setEnabled(boolean enabled) {
        this.enabled = enabled;
        return this;
    }

    public String getDeviceName() {
        return deviceName;
    }

    public DiskTierConfig setDeviceName(String deviceName) {
        Objects.requireNonNull(deviceName, "deviceName");
        this.deviceName = deviceName;
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
        DiskTierConfig that = (DiskTierConfig) other;
        return enabled == that.enabled
            && Objects.equals(deviceName, that.deviceName);
    }

    @Override
    public int hashCode() {
        return Objects.hash(enabled, deviceName);
    }

    @Override
    public String toString() {
        return "DiskTierConfig{enabled=" + enabled
            + ", deviceName=" + deviceName
            + "}";
    }
}
