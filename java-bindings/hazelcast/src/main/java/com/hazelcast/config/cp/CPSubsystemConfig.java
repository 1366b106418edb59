package com.hazelcast.config.cp;

import io.filbert.hazelcast.Checks;
import io.filbert.hazelcast.Patterns;
import java.io.File;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;

/** The CP subsystem: with a member count of 0 its objects live in partitions with backups. */
public class CPSubsystemConfig {
    public static final String CP_BASE_DIR_DEFAULT = "cp-data";
    public static final int MIN_GROUP_SIZE = 3;
    public static final int MAX_GROUP_SIZE = 7;
    public static final int DEFAULT_DATA_LOAD_TIMEOUT_SECONDS = 120;
    public static final int DEFAULT_SESSION_TTL_SECONDS = 300;
    public static final int DEFAULT_HEARTBEAT_INTERVAL_SECONDS = 5;

    private int cpMemberCount = 0;
    private int groupSize = 0;
    private int sessionTimeToLiveSeconds = DEFAULT_SESSION_TTL_SECONDS;
    private int sessionHeartbeatIntervalSeconds = DEFAULT_HEARTBEAT_INTERVAL_SECONDS;
    private int missingCPMemberAutoRemovalSeconds = 14400;
    private boolean failOnIndeterminateOperationState = false;
    private Map<String, FencedLockConfig> lockConfigs = new ConcurrentHashMap<>();
    private RaftAlgorithmConfig raftAlgorithmConfig = new RaftAlgorithmConfig();
    private Map<String,SemaphoreConfig> semaphoreConfigs = new ConcurrentHashMap<>();
    private boolean persistenceEnabled;
    private File baseDir = new File(CP_BASE_DIR_DEFAULT);
    private int dataLoadTimeoutSeconds = DEFAULT_DATA_LOAD_TIMEOUT_SECONDS;
    private int cpMemberPriority;

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
        raftAlgorithmConfig = new RaftAlgorithmConfig(config.raftAlgorithmConfig);
        semaphoreConfigs = new ConcurrentHashMap<>(config.semaphoreConfigs);
        persistenceEnabled = config.persistenceEnabled;
        baseDir = config.baseDir;
        dataLoadTimeoutSeconds = config.dataLoadTimeoutSeconds;
        cpMemberPriority = config.cpMemberPriority;
    }

    public int getCPMemberCount() {
        return cpMemberCount;
    }

    public CPSubsystemConfig setCPMemberCount(int cpMemberCount) {
        if (cpMemberCount != 0) {
            Checks.atLeast(cpMemberCount, MIN_GROUP_SIZE, "cp-member-count");
        }
        this.cpMemberCount = cpMemberCount;
        return this;
    }

    /** As told; otherwise as many as there are CP members, but an odd number and not more than {@link #MAX_GROUP_SIZE}. */
    public int getGroupSize() {
        if (groupSize > 0 || cpMemberCount == 0) {
            return groupSize;
        }
        return Math.min(cpMemberCount % 2 == 0 ? cpMemberCount - 1 : cpMemberCount, MAX_GROUP_SIZE);
    }

    public CPSubsystemConfig setGroupSize(int groupSize) {
        if (groupSize != 0 && (groupSize < MIN_GROUP_SIZE || groupSize > MAX_GROUP_SIZE || groupSize % 2 == 0)) {
            throw new IllegalArgumentException("group-size is " + groupSize + " but must be 0, 3, 5 or 7");
        }
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
        this.sessionHeartbeatIntervalSeconds = sessionHeartbeatIntervalSeconds;
        return this;
    }

    public int getMissingCPMemberAutoRemovalSeconds() {
        return missingCPMemberAutoRemovalSeconds;
    }

    public CPSubsystemConfig setMissingCPMemberAutoRemovalSeconds(int missingCPMemberAutoRemovalSeconds) {
        Checks.atLeast(missingCPMemberAutoRemovalSeconds, 0, "missingCPMemberAutoRemovalSeconds");
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

    public RaftAlgorithmConfig getRaftAlgorithmConfig() {
        return raftAlgorithmConfig;
    }

    public CPSubsystemConfig setRaftAlgorithmConfig(RaftAlgorithmConfig raftAlgorithmConfig) {
        Objects.requireNonNull(raftAlgorithmConfig, "raftAlgorithmConfig");
        this.raftAlgorithmConfig = raftAlgorithmConfig;
        return this;
    }

    public Map<String,SemaphoreConfig> getSemaphoreConfigs() {
        return semaphoreConfigs;
    }

    public CPSubsystemConfig setSemaphoreConfigs(Map<String,SemaphoreConfig> semaphoreConfigs) {
        this.semaphoreConfigs = semaphoreConfigs;
        return this;
    }

    public boolean isPersistenceEnabled() {
        return persistenceEnabled;
    }

    public CPSubsystemConfig setPersistenceEnabled(boolean persistenceEnabled) {
        this.persistenceEnabled = persistenceEnabled;
        return this;
    }

    public File getBaseDir() {
        return baseDir;
    }

    public CPSubsystemConfig setBaseDir(File baseDir) {
        Objects.requireNonNull(baseDir, "baseDir");
        this.baseDir = baseDir;
        return this;
    }

    public int getDataLoadTimeoutSeconds() {
        return dataLoadTimeoutSeconds;
    }

    public CPSubsystemConfig setDataLoadTimeoutSeconds(int dataLoadTimeoutSeconds) {
        Checks.atLeast(dataLoadTimeoutSeconds, 1, "data load timeout seconds");
        this.dataLoadTimeoutSeconds = dataLoadTimeoutSeconds;
        return this;
    }

    public int getCPMemberPriority() {
        return cpMemberPriority;
    }

    public CPSubsystemConfig setCPMemberPriority(int cpMemberPriority) {
        this.cpMemberPriority = cpMemberPriority;
        return this;
    }

    /** The configuration for a semaphore's name, or null. */
    public SemaphoreConfig findSemaphoreConfig(String name) {
        return Patterns.find(semaphoreConfigs, name);
    }

    public CPSubsystemConfig addSemaphoreConfig(SemaphoreConfig semaphoreConfig) {
        semaphoreConfigs.put(semaphoreConfig.getName(), semaphoreConfig);
        return this;
    }

    @Override
    public boolean equals(Object other) {
        return other != null && getClass() == other.getClass() && toString().equals(other.toString()); // toString names every field
    }

    @Override
    public int hashCode() {
        return toString().hashCode();
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
            + ", raftAlgorithmConfig=" + raftAlgorithmConfig
            + ", semaphoreConfigs=" + semaphoreConfigs
            + ", persistenceEnabled=" + persistenceEnabled
            + ", baseDir=" + baseDir
            + ", dataLoadTimeoutSeconds=" + dataLoadTimeoutSeconds
            + ", cpMemberPriority=" + cpMemberPriority
            + "}";
    }
}
