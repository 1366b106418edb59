package com.hazelcast.config;

import java.util.Arrays;
import java.util.Collection;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;

/** Whether members answer HTTP, and to what. A holder: members never answer HTTP. */
public class RestApiConfig {
    private boolean enabled;
    private Set<RestEndpointGroup> enabledGroups = RestEndpointGroup.getAllEndpointGroups().stream()
        .filter(RestEndpointGroup::isEnabledByDefault).collect(Collectors.toCollection(() -> EnumSet.noneOf(RestEndpointGroup.class)));

    public RestApiConfig() {
    }

    public boolean isEnabled() {
        return enabled;
    }

    public RestApiConfig setEnabled(boolean enabled) {
        this.enabled = enabled;
        return this;
    }

    public Set<RestEndpointGroup> getEnabledGroups() {
        return enabledGroups;
    }

    public RestApiConfig setEnabledGroups(Collection<RestEndpointGroup> enabledGroups) {
        this.enabledGroups = new LinkedHashSet<>(enabledGroups);
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
        RestApiConfig that = (RestApiConfig) other;
        return enabled == that.enabled
            && Objects.equals(enabledGroups, that.enabledGroups);
    }

    @Override
    public int hashCode() {
        return Objects.hash(enabled, enabledGroups);
    }

    @Override
    public String toString() {
        return "RestApiConfig{enabled=" + enabled
            + ", enabledGroups=" + enabledGroups
            + "}";
    }

    public RestApiConfig enableAllGroups() {
        return enableGroups(RestEndpointGroup.values());
    }

    public RestApiConfig enableGroups(RestEndpointGroup... groups) {
        enabledGroups.addAll(Arrays.asList(groups));
        return this;
    }

    public RestApiConfig disableAllGroups() {
        enabledGroups.clear();
        return this;
    }

    public RestApiConfig disableGroups(RestEndpointGroup... groups) {
        Arrays.asList(groups).forEach(enabledGroups::remove);
        return this;
    }

    public boolean isEnabledAndNotEmpty() {
        return enabled && !enabledGroups.isEmpty();
    }

    public boolean isGroupEnabled(RestEndpointGroup group) {
        return enabledGroups.contains(group);
    }
}
