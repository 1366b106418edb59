package com.hazelcast.config;

import java.util.Objects;

/** A file that tells other processes of this instance. A holder. */
public class InstanceTrackingConfig {
    public static final String PLACEHOLDER_NAMESPACE = "HZ_INSTANCE_TRACKING";

    private boolean enabled;
    private String fileName;
    private String formatPattern;

    public InstanceTrackingConfig() {
    }

    public InstanceTrackingConfig(InstanceTrackingConfig config) {
        enabled = config.enabled;
        fileName = config.fileName;
        formatPattern = config.formatPattern;
    }

    public boolean isEnabled() {
        return enabled;
    }

    public InstanceTrackingConfig setEnabled(boolean enabled) {
        this.enabled = enabled;
        return this;
    }

    public String getFileName() {
        return fileName;
    }

    public InstanceTrackingConfig setFileName(String fileName) {
        this.fileName = fileName;
        return this;
    }

    public String getFormatPattern() {
        return formatPattern;
    }

    public InstanceTrackingConfig setFormatPattern(String formatPattern) {
        this.formatPattern = formatPattern;
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
        InstanceTrackingConfig that = (InstanceTrackingConfig) other;
        return enabled == that.enabled
            && Objects.equals(fileName, that.fileName)
            && Objects.equals(formatPattern, that.formatPattern);
    }

    @Override
    public int hashCode() {
        return Objects.hash(enabled, fileName, formatPattern);
    }

    @Override
    public String toString() {
        return "InstanceTrackingConfig{enabled=" + enabled
            + ", fileName=" + fileName
            + ", formatPattern=" + formatPattern
            + "}";
    }

    /** How the instance runs. */
    public enum InstanceMode {
        SERVER, CLIENT, EMBEDDED
    }
}
