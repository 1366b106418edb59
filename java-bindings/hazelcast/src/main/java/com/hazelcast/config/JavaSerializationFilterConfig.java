package com.hazelcast.config;

import java.util.Objects;

/** Which classes Java serialization may create. */
public class JavaSerializationFilterConfig {
    private ClassFilter blacklist = new ClassFilter();
    private boolean defaultsDisabled;
    private ClassFilter whitelist = new ClassFilter();

    public JavaSerializationFilterConfig() {
    }

    public JavaSerializationFilterConfig(JavaSerializationFilterConfig config) {
        blacklist = new ClassFilter(config.blacklist);
        defaultsDisabled = config.defaultsDisabled;
        whitelist = new ClassFilter(config.whitelist);
    }

    public ClassFilter getBlacklist() {
        return blacklist;
    }

    public JavaSerializationFilterConfig setBlacklist(ClassFilter blacklist) {
        this.blacklist = blacklist;
        return this;
    }

    public boolean isDefaultsDisabled() {
        return defaultsDisabled;
    }

    public JavaSerializationFilterConfig setDefaultsDisabled(boolean defaultsDisabled) {
        this.defaultsDisabled = defaultsDisabled;
        return this;
    }

    public ClassFilter getWhitelist() {
        return whitelist;
    }

    public JavaSerializationFilterConfig setWhitelist(ClassFilter whitelist) {
        this.whitelist = whitelist;
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
        JavaSerializationFilterConfig that = (JavaSerializationFilterConfig) other;
        return Objects.equals(blacklist, that.blacklist)
            && defaultsDisabled == that.defaultsDisabled
            && Objects.equals(whitelist, that.whitelist);
    }

    @Override
    public int hashCode() {
        return Objects.hash(blacklist, defaultsDisabled, whitelist);
    }

    @Override
    public String toString() {
        return "JavaSerializationFilterConfig{blacklist=" + blacklist
            + ", defaultsDisabled=" + defaultsDisabled
            + ", whitelist=" + whitelist
            + "}";
    }
}
