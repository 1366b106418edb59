package com.hazelcast.config;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.LinkedList;
import java.util.List;
import java.util.Objects;

/** Which WAN replication a structure uses. A holder. */
public class WanReplicationRef implements Serializable {
    private String name;
    private List<String> filters = new LinkedList<>();
    private String mergePolicyClassName = "com.hazelcast.spi.merge.PassThroughMergePolicy";
    private boolean republishingEnabled = true;

    public WanReplicationRef() {
    }

    public WanReplicationRef(WanReplicationRef config) {
        name = config.name;
        filters = new ArrayList<>(config.filters);
        mergePolicyClassName = config.mergePolicyClassName;
        republishingEnabled = config.republishingEnabled;
    }

    public WanReplicationRef(String name, String mergePolicyClassName, List<String> filters, boolean republishingEnabled) {
        this.name = name;
        this.mergePolicyClassName = mergePolicyClassName;
        this.filters = filters;
        this.republishingEnabled = republishingEnabled;
    }

    public String getName() {
        return name;
    }

    public WanReplicationRef setName(String name) {
        Objects.requireNonNull(name, "name");
        this.name = name;
        return this;
    }

    public List<String> getFilters() {
        return filters;
    }

    public WanReplicationRef setFilters(List<String> filters) {
        Objects.requireNonNull(filters, "filters");
        this.filters = filters;
        return this;
    }

    public String getMergePolicyClassName() {
        return mergePolicyClassName;
    }

    public WanReplicationRef setMergePolicyClassName(String mergePolicyClassName) {
        Objects.requireNonNull(mergePolicyClassName, "mergePolicyClassName");
        this.mergePolicyClassName = mergePolicyClassName;
        return this;
    }

    public boolean isRepublishingEnabled() {
        return republishingEnabled;
    }

    public WanReplicationRef setRepublishingEnabled(boolean republishingEnabled) {
        this.republishingEnabled = republishingEnabled;
        return this;
    }

    public WanReplicationRef addFilter(String filter) {
        filters.add(filter);
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
        WanReplicationRef that = (WanReplicationRef) other;
        return Objects.equals(name, that.name)
            && Objects.equals(filters, that.filters)
            && Objects.equals(mergePolicyClassName, that.mergePolicyClassName)
            && republishingEnabled == that.republishingEnabled;
    }

    @Override
    public int hashCode() {
        return Objects.hash(name, filters, mergePolicyClassName, republishingEnabled);
    }

    @Override
    public String toString() {
        return "WanReplicationRef{name=" + name
            + ", filters=" + filters
            + ", mergePolicyClassName=" + mergePolicyClassName
            + ", republishingEnabled=" + republishingEnabled
            + "}";
    }
}
