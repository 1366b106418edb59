package com.hazelcast.config;

import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.Objects;
import java.util.Set;

/** What a client may do. A holder. */
public class PermissionConfig {
    private String name;
    private Set<String> actions = new HashSet<>();
    private Set<String> endpoints = new HashSet<>();
    private String principal;
    private PermissionType type;

    public PermissionConfig() {
    }

    public PermissionConfig(PermissionConfig config) {
        name = config.name;
        actions = new LinkedHashSet<>(config.actions);
        endpoints = new LinkedHashSet<>(config.endpoints);
        principal = config.principal;
        type = config.type;
    }

    public PermissionConfig(PermissionType type, String name, String principal) {
        this.type = type;
        this.name = name;
        this.principal = principal;
    }

    public String getName() {
        return name;
    }

    public PermissionConfig setName(String name) {
        this.name = name;
        return this;
    }

    public Set<String> getActions() {
        return actions;
    }

    public PermissionConfig setActions(Set<String> actions) {
        this.actions = actions;
        return this;
    }

    public Set<String> getEndpoints() {
        return endpoints;
    }

    public PermissionConfig setEndpoints(Set<String> endpoints) {
        this.endpoints = endpoints;
        return this;
    }

    public String getPrincipal() {
        return principal;
    }

    public PermissionConfig setPrincipal(String principal) {
        this.principal = principal;
        return this;
    }

    public PermissionType getType() {
        return type;
    }

    public PermissionConfig setType(PermissionType type) {
        this.type = type;
        return this;
    }

    public PermissionConfig addEndpoint(String endpoint) {
        endpoints.add(endpoint);
        return this;
    }

    public PermissionConfig addAction(String action) {
        actions.add(action);
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
        PermissionConfig that = (PermissionConfig) other;
        return Objects.equals(name, that.name)
            && Objects.equals(actions, that.actions)
            && Objects.equals(endpoints, that.endpoints)
            && Objects.equals(principal, that.principal)
            && Objects.equals(type, that.type);
    }

    @Override
    public int hashCode() {
        return Objects.hash(name, actions, endpoints, principal, type);
    }

    @Override
    public String toString() {
        return "PermissionConfig{name=" + name
            + ", actions=" + actions
            + ", endpoints=" + endpoints
            + ", principal=" + principal
            + ", type=" + type
            + "}";
    }

    /** What a permission is about. */
    public enum PermissionType {
        ALL, MAP, QUEUE, TOPIC, MULTIMAP, LIST, SET, FLAKE_ID_GENERATOR, LOCK, ATOMIC_LONG, ATOMIC_REFERENCE, COUNTDOWN_LATCH, SEMAPHORE, EXECUTOR_SERVICE,
        TRANSACTION, DURABLE_EXECUTOR_SERVICE, CARDINALITY_ESTIMATOR, SCHEDULED_EXECUTOR, CACHE, USER_CODE_DEPLOYMENT, CONFIG, PN_COUNTER, RING_BUFFER,
        RELIABLE_TOPIC, REPLICATEDMAP, MANAGEMENT, JOB, CONNECTOR, SQL
    }
}
