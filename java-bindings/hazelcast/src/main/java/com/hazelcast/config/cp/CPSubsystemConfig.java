package com.hazelcast.config.cp;

import io.filbert.hazelcast.Checks;
import io.filbert.hazelcast.Patterns;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** The CP subsystem: with a member count of 0 its objects live in partitions with backups. */
public class CPSubsystemConfig {
    public static final int DEFAULT_SESSION_TTL_SECONDS = 300;
    public static final int DEFAULT_HEARTBEAT_INTERVAL_SECONDS = 5;

    private int cpMemberCount = 0;
    private int groupSize = 0;
    private int sessionTimeToLiveSeconds = DEFAULT_SESSION_TTL_SECONDS;
    private int sessionHeartbeatIntervalSeconds = DEFAULT_HEARTBEAT_INTERVAL_SECONDS;
    private int missingCPMemberAutoRemovalSeconds = 14400;
    private boolean failOnIndeterminateOperationState = false;
    private Map<String, FencedLockConfig> lockConfigs = new ConcurrentHashMap<>();

    public CPSubsystemConfig() {
    }

    public CPSubsystemConfig(CPSubsystemConfig config) {
        cpMemberCount = config.cpMemberCount;
        groupSize = config.groupSize;
        sessionTimeToLiveSeconds = config.sessionTimeToLiveSeconds;
        sessionHeartbeatIntervalSeconds = config.sessionHeartbeatIntervalSeconds;
        missingCPMemberAutoRemovalSeconds = config.missingCPMemberAutoRemovalSeconds;
        failOnIndeterminateOperationState = config.failOnIndeterminateOperationState;
        lockConfigs = new ConcurrentHashMap<>(config.lockConfigs);
    }

    public int getCPMemberCount() {
        return cpMemberCount;
    }

    public CPSubsystemConfig setCPMemberCount(int cpMemberCount) {
        Checks.atLeast(cpMemberCount, 0, "cpMemberCount");
        this.cpMemberCount = cpMemberCount;
        return this;
    }

    public int getGroupSize() {
        return groupSize;
    }

    public CPSubsystemConfig setGroupSize(int groupSize) {
        this.groupSize = groupSize;
        return this;
    }

    public int getSessionTimeToLiveSeconds() {
        return sessionTimeToLiveSeconds;
    }

    public CPSubsystemConfig setSessionTimeToLiveSeconds(int sessionTimeToLiveSeconds) {
        Checks.atLeast(sessionTimeToLiveSeconds, 1, "sessionTimeToLiveSeconds");
        this.sessionTimeToLiveSeconds = sessionTimeToLiveSeconds;
        return this;
    }

    public int getSessionHeartbeatIntervalSeconds() {
        return sessionHeartbeatIntervalSeconds;
    }

    public CPSubsystemConfig setSessionHeartbeatIntervalSeconds(int sessionHeartbeatIntervalSeconds) {
        Checks.atLeast(sessionHeartbeatIntervalSeconds, 1, "sessionHeartbeatIntervalSeconds");
        this.sessionHeartbeatIntervalSeconds = sessionHeartbeatIntervalSeconds;
        return this;
    }

    public int getMissingCPMemberAutoRemovalSeconds() {
        return missingCPMemberAutoRemovalSeconds;
    }

    public CPSubsystemConfig setMissingCPMemberAutoRemovalSeconds(int missingCPMemberAutoRemovalSeconds) {
        this.missingCPMemberAutoRemovalSeconds = missingCPMemberAutoRemovalSeconds;
        return this;
    }

    public boolean isFailOnIndeterminateOperationState() {
        return failOnIndeterminateOperationState;
    }

    public CPSubsystemConfig setFailOnIndeterminateOperationState(boolean failOnIndeterminateOperationState) {
        this.failOnIndeterminateOperationState = failOnIndeterminateOperationState;
        return this;
    }

    public Map<String, FencedLockConfig> getLockConfigs() {
        return lockConfigs;
    }

    public CPSubsystemConfig setLockConfigs(Map<String, FencedLockConfig> lockConfigs) {
        this.lockConfigs = new ConcurrentHashMap<>(lockConfigs);
        return this;
    }

    public FencedLockConfig findLockConfig(String name) {
        return Patterns.find(lockConfigs, name);
    }

    public CPSubsystemConfig addLockConfig(FencedLockConfig config) {
        lockConfigs.put(config.getName(), config);
        return this;
    }

    @Override
    public String toString() {
        return "CPSubsystemConfig{cpMemberCount=" + cpMemberCount
            + ", groupSize=" + groupSize
            + ", sessionTimeToLiveSeconds=" + sessionTimeToLiveSeconds
            + ", sessionHeartbeatIntervalSeconds=" + sessionHeartbeatIntervalSeconds
            + ", missingCPMemberAutoRemovalSeconds=" + missingCPMemberAutoRemovalSeconds
            + ", failOnIndeterminateOperationState=" + failOnIndeterminateOperationState
            + ", lockConfigs=" + lockConfigs
            + "}";
    }
}
