package com.hazelcast.config;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;

/** Who may do what. A holder: turned on, it is refused at start. */
public class SecurityConfig {
    private boolean enabled;
    private boolean clientBlockUnmappedActions = true;
    private Set<PermissionConfig> clientPermissionConfigs = new HashSet<>();
    private PermissionPolicyConfig clientPolicyConfig = new PermissionPolicyConfig();
    private String clientRealm;
    private String memberRealm;
    private OnJoinPermissionOperationName onJoinPermissionOperation = OnJoinPermissionOperationName.RECEIVE;
    private List<SecurityInterceptorConfig> securityInterceptorConfigs = new ArrayList<>();

    public SecurityConfig() {
    }

    public boolean isEnabled() {
        return enabled;
    }

    public SecurityConfig setEnabled(boolean enabled) {
        this.enabled = enabled;
        return this;
    }

    public boolean getClientBlockUnmappedActions() {
        return clientBlockUnmappedActions;
    }

    public SecurityConfig setClientBlockUnmappedActions(boolean clientBlockUnmappedActions) {
        this.clientBlockUnmappedActions = clientBlockUnmappedActions;
        return this;
    }

    public Set<PermissionConfig> getClientPermissionConfigs() {
        return clientPermissionConfigs;
    }

    public SecurityConfig setClientPermissionConfigs(Set<PermissionConfig> clientPermissionConfigs) {
        this.clientPermissionConfigs = clientPermissionConfigs;
        return this;
    }

    public PermissionPolicyConfig getClientPolicyConfig() {
        return clientPolicyConfig;
    }

    public SecurityConfig setClientPolicyConfig(PermissionPolicyConfig clientPolicyConfig) {
        this.clientPolicyConfig = clientPolicyConfig;
        return this;
    }

    public String getClientRealm() {
        return clientRealm;
    }

    public SecurityConfig setClientRealm(String clientRealm) {
        this.clientRealm = clientRealm;
        return this;
    }

    public String getMemberRealm() {
        return memberRealm;
    }

    public SecurityConfig setMemberRealm(String memberRealm) {
        this.memberRealm = memberRealm;
        return this;
    }

    public OnJoinPermissionOperationName getOnJoinPermissionOperation() {
        return onJoinPermissionOperation;
    }

    public SecurityConfig setOnJoinPermissionOperation(OnJoinPermissionOperationName onJoinPermissionOperation) {
        Objects.requireNonNull(onJoinPermissionOperation, "onJoinPermissionOperation");
        this.onJoinPermissionOperation = onJoinPermissionOperation;
        return this;
    }

    public List<SecurityInterceptorConfig> getSecurityInterceptorConfigs() {
        return securityInterceptorConfigs;
    }

    public SecurityConfig setSecurityInterceptorConfigs(List<SecurityInterceptorConfig> securityInterceptorConfigs) {
        this.securityInterceptorConfigs = securityInterceptorConfigs;
        return this;
    }

    public SecurityConfig addSecurityInterceptorConfig(SecurityInterceptorConfig securityInterceptorConfig) {
        securityInterceptorConfigs.add(securityInterceptorConfig);
        return this;
    }

    public SecurityConfig addClientPermissionConfig(PermissionConfig clientPermissionConfig) {
        clientPermissionConfigs.add(clientPermissionConfig);
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
        SecurityConfig that = (SecurityConfig) other;
        return enabled == that.enabled
            && clientBlockUnmappedActions == that.clientBlockUnmappedActions
            && Objects.equals(clientPermissionConfigs, that.clientPermissionConfigs)
            && Objects.equals(clientPolicyConfig, that.clientPolicyConfig)
            && Objects.equals(clientRealm, that.clientRealm)
            && Objects.equals(memberRealm, that.memberRealm)
            && Objects.equals(onJoinPermissionOperation, that.onJoinPermissionOperation)
            && Objects.equals(securityInterceptorConfigs, that.securityInterceptorConfigs);
    }

    @Override
    public int hashCode() {
        return Objects.hash(enabled, clientBlockUnmappedActions, clientPermissionConfigs, clientPolicyConfig, clientRealm, memberRealm,
            onJoinPermissionOperation, securityInterceptorConfigs);
    }

    @Override
    public String toString() {
        return "SecurityConfig{enabled=" + enabled
            + ", clientBlockUnmappedActions=" + clientBlockUnmappedActions
            + ", clientPermissionConfigs=" + clientPermissionConfigs
            + ", clientPolicyConfig=" + clientPolicyConfig
            + ", clientRealm=" + clientRealm
            + ", memberRealm=" + memberRealm
            + ", onJoinPermissionOperation=" + onJoinPermissionOperation
            + ", securityInterceptorConfigs=" + securityInterceptorConfigs
            + "}";
    }
}
