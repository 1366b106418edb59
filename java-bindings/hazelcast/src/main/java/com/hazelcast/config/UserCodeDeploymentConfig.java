package com.hazelcast.config;

import java.util.Objects;

/** Whether members take classes from each other. A holder. */
public class UserCodeDeploymentConfig {
    private boolean enabled;
    private String blacklistedPrefixes;
    private ClassCacheMode classCacheMode = ClassCacheMode.ETERNAL;
    private String providerFilter;
    private ProviderMode providerMode = ProviderMode.LOCAL_AND_CACHED_CLASSES;
    private String whitelistedPrefixes;

    public UserCodeDeploymentConfig() {
    }

    public boolean isEnabled() {
        return enabled;
    }

    public UserCodeDeploymentConfig setEnabled(boolean enabled) {
        this.enabled = enabled;
        return this;
    }

    public String getBlacklistedPrefixes() {
        return blacklistedPrefixes;
    }

    public UserCodeDeploymentConfig setBlacklistedPrefixes(String blacklistedPrefixes) {
        this.blacklistedPrefixes = blacklistedPrefixes;
        return this;
    }

    public ClassCacheMode getClassCacheMode() {
        return classCacheMode;
    }

    public UserCodeDeploymentConfig setClassCacheMode(ClassCacheMode classCacheMode) {
        this.classCacheMode = classCacheMode;
        return this;
    }

    public String getProviderFilter() {
        return providerFilter;
    }

    public UserCodeDeploymentConfig setProviderFilter(String providerFilter) {
        this.providerFilter = providerFilter;
        return this;
    }

    public ProviderMode getProviderMode() {
        return providerMode;
    }

    public UserCodeDeploymentConfig setProviderMode(ProviderMode providerMode) {
        this.providerMode = providerMode;
        return this;
    }

    public String getWhitelistedPrefixes() {
        return whitelistedPrefixes;
    }

    public UserCodeDeploymentConfig setWhitelistedPrefixes(String whitelistedPrefixes) {
        this.whitelistedPrefixes = whitelistedPrefixes;
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
        UserCodeDeploymentConfig that = (UserCodeDeploymentConfig) other;
        return enabled == that.enabled
            && Objects.equals(blacklistedPrefixes, that.blacklistedPrefixes)
            && Objects.equals(classCacheMode, that.classCacheMode)
            && Objects.equals(providerFilter, that.providerFilter)
            && Objects.equals(providerMode, that.providerMode)
            && Objects.equals(whitelistedPrefixes, that.whitelistedPrefixes);
    }

    @Override
    public int hashCode() {
        return Objects.hash(enabled, blacklistedPrefixes, classCacheMode, providerFilter, providerMode, whitelistedPrefixes);
    }

    /** Whether classes are kept. */
    public enum ClassCacheMode {
        OFF, ETERNAL
    }

    /** Which classes are given to others. */
    public enum ProviderMode {
        OFF, LOCAL_CLASSES_ONLY, LOCAL_AND_CACHED_CLASSES
    }
}
