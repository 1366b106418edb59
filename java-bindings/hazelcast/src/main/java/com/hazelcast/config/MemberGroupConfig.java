package com.hazelcast.config;

import io.filbert.hazelcast.Checks;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Objects;

/** Members that count as one when backups are placed. */
public class MemberGroupConfig {
    private Collection<String> interfaces = new ArrayList<>();

    public MemberGroupConfig() {
    }

    public Collection<String> getInterfaces() {
        return interfaces;
    }

    public MemberGroupConfig setInterfaces(Collection<String> interfaces) {
        Checks.notNull(interfaces, "interfaces");
        this.interfaces = interfaces;
        return this;
    }

    public MemberGroupConfig addInterface(String pattern) {
        interfaces.add(pattern);
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
        MemberGroupConfig that = (MemberGroupConfig) other;
        return Objects.equals(interfaces, that.interfaces);
    }

    @Override
    public int hashCode() {
        return Objects.hash(interfaces);
    }

    @Override
    public String toString() {
        return "MemberGroupConfig{interfaces=" + interfaces
            + "}";
    }

    public MemberGroupConfig clear() {
        interfaces.clear();
        return this;
    }
}
