package com.hazelcast.config.cp;

import io.filbert.hazelcast.Checks;
import java.util.Objects;

/** Timeouts and limits of the consensus that Hazelcast's CP subsystem runs. A holder. */
public class RaftAlgorithmConfig {
    public static final long DEFAULT_LEADER_ELECTION_TIMEOUT_IN_MILLIS = 2000L;
    public static final long DEFAULT_LEADER_HEARTBEAT_PERIOD_IN_MILLIS = 5000L;
    public static final int DEFAULT_APPEND_REQUEST_MAX_ENTRY_COUNT = 100;
    public static final int DEFAULT_COMMIT_INDEX_ADVANCE_COUNT_TO_SNAPSHOT = 10_000;
    public static final int DEFAULT_UNCOMMITTED_ENTRY_COUNT_TO_REJECT_NEW_APPENDS = 100;
    public static final int DEFAULT_MAX_MISSED_LEADER_HEARTBEAT_COUNT = 5;
    public static final long DEFAULT_APPEND_REQUEST_BACKOFF_TIMEOUT_IN_MILLIS = 100L;

    private long appendRequestBackoffTimeoutInMillis = DEFAULT_APPEND_REQUEST_BACKOFF_TIMEOUT_IN_MILLIS;
    private int appendRequestMaxEntryCount = DEFAULT_APPEND_REQUEST_MAX_ENTRY_COUNT;
    private int commitIndexAdvanceCountToSnapshot = DEFAULT_COMMIT_INDEX_ADVANCE_COUNT_TO_SNAPSHOT;
    private long leaderElectionTimeoutInMillis = DEFAULT_LEADER_ELECTION_TIMEOUT_IN_MILLIS;
    private long leaderHeartbeatPeriodInMillis = DEFAULT_LEADER_HEARTBEAT_PERIOD_IN_MILLIS;
    private int maxMissedLeaderHeartbeatCount = DEFAULT_MAX_MISSED_LEADER_HEARTBEAT_COUNT;
    private int uncommittedEntryCountToRejectNewAppends = DEFAULT_UNCOMMITTED_ENTRY_COUNT_TO_REJECT_NEW_APPENDS;

    public RaftAlgorithmConfig() {
    }

    public RaftAlgorithmConfig(RaftAlgorithmConfig config) {
        appendRequestBackoffTimeoutInMillis = config.appendRequestBackoffTimeoutInMillis;
        appendRequestMaxEntryCount = config.appendRequestMaxEntryCount;
        commitIndexAdvanceCountToSnapshot = config.commitIndexAdvanceCountToSnapshot;
        leaderElectionTimeoutInMillis = config.leaderElectionTimeoutInMillis;
        leaderHeartbeatPeriodInMillis = config.leaderHeartbeatPeriodInMillis;
        maxMissedLeaderHeartbeatCount = config.maxMissedLeaderHeartbeatCount;
        uncommittedEntryCountToRejectNewAppends = config.uncommittedEntryCountToRejectNewAppends;
    }

    public long getAppendRequestBackoffTimeoutInMillis() {
        return appendRequestBackoffTimeoutInMillis;
    }

    public RaftAlgorithmConfig setAppendRequestBackoffTimeoutInMillis(long appendRequestBackoffTimeoutInMillis) {
        Checks.atLeast(appendRequestBackoffTimeoutInMillis, 1, "appendRequestBackoffTimeoutInMillis");
        this.appendRequestBackoffTimeoutInMillis = appendRequestBackoffTimeoutInMillis;
        return this;
    }

    public int getAppendRequestMaxEntryCount() {
        return appendRequestMaxEntryCount;
    }

    public RaftAlgorithmConfig setAppendRequestMaxEntryCount(int appendRequestMaxEntryCount) {
        Checks.atLeast(appendRequestMaxEntryCount, 1, "appendRequestMaxEntryCount");
        this.appendRequestMaxEntryCount = appendRequestMaxEntryCount;
        return this;
    }

    public int getCommitIndexAdvanceCountToSnapshot() {
        return commitIndexAdvanceCountToSnapshot;
    }

    public RaftAlgorithmConfig setCommitIndexAdvanceCountToSnapshot(int commitIndexAdvanceCountToSnapshot) {
        Checks.atLeast(commitIndexAdvanceCountToSnapshot, 1, "commitIndexAdvanceCountToSnapshot");
        this.commitIndexAdvanceCountToSnapshot = commitIndexAdvanceCountToSnapshot;
        return this;
    }

    public long getLeaderElectionTimeoutInMillis() {
        return leaderElectionTimeoutInMillis;
    }

    public RaftAlgorithmConfig setLeaderElectionTimeoutInMillis(long leaderElectionTimeoutInMillis) {
        Checks.atLeast(leaderElectionTimeoutInMillis, 1, "leaderElectionTimeoutInMillis");
        this.leaderElectionTimeoutInMillis = leaderElectionTimeoutInMillis;
        return this;
    }

    public long getLeaderHeartbeatPeriodInMillis() {
        return leaderHeartbeatPeriodInMillis;
    }

    public RaftAlgorithmConfig setLeaderHeartbeatPeriodInMillis(long leaderHeartbeatPeriodInMillis) {
        Checks.atLeast(leaderHeartbeatPeriodInMillis, 1, "leaderHeartbeatPeriodInMillis");
        this.leaderHeartbeatPeriodInMillis = leaderHeartbeatPeriodInMillis;
        return this;
    }

    public int getMaxMissedLeaderHeartbeatCount() {
        return maxMissedLeaderHeartbeatCount;
    }

    public RaftAlgorithmConfig setMaxMissedLeaderHeartbeatCount(int maxMissedLeaderHeartbeatCount) {
        Checks.atLeast(maxMissedLeaderHeartbeatCount, 1, "maxMissedLeaderHeartbeatCount");
        this.maxMissedLeaderHeartbeatCount = maxMissedLeaderHeartbeatCount;
        return this;
    }

    public int getUncommittedEntryCountToRejectNewAppends() {
        return uncommittedEntryCountToRejectNewAppends;
    }

    public RaftAlgorithmConfig setUncommittedEntryCountToRejectNewAppends(int uncommittedEntryCountToRejectNewAppends) {
        Checks.atLeast(uncommittedEntryCountToRejectNewAppends, 1, "uncommittedEntryCountToRejectNewAppends");
        this.uncommittedEntryCountToRejectNewAppends = uncommittedEntryCountToRejectNewAppends;
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
        RaftAlgorithmConfig that = (RaftAlgorithmConfig) other;
        return appendRequestBackoffTimeoutInMillis == that.appendRequestBackoffTimeoutInMillis
            && appendRequestMaxEntryCount == that.appendRequestMaxEntryCount
            && commitIndexAdvanceCountToSnapshot == that.commitIndexAdvanceCountToSnapshot
            && leaderElectionTimeoutInMillis == that.leaderElectionTimeoutInMillis
            && leaderHeartbeatPeriodInMillis == that.leaderHeartbeatPeriodInMillis
            && maxMissedLeaderHeartbeatCount == that.maxMissedLeaderHeartbeatCount
            && uncommittedEntryCountToRejectNewAppends == that.uncommittedEntryCountToRejectNewAppends;
    }

    @Override
    public int hashCode() {
        return Objects.hash(appendRequestBackoffTimeoutInMillis, appendRequestMaxEntryCount, commitIndexAdvanceCountToSnapshot,
            leaderElectionTimeoutInMillis, leaderHeartbeatPeriodInMillis, maxMissedLeaderHeartbeatCount,
            uncommittedEntryCountToRejectNewAppends);
    }

    @Override
    public String toString() {
        return "RaftAlgorithmConfig{appendRequestBackoffTimeoutInMillis=" + appendRequestBackoffTimeoutInMillis
            + ", appendRequestMaxEntryCount=" + appendRequestMaxEntryCount
            + ", commitIndexAdvanceCountToSnapshot=" + commitIndexAdvanceCountToSnapshot
            + ", leaderElectionTimeoutInMillis=" + leaderElectionTimeoutInMillis
            + ", leaderHeartbeatPeriodInMillis=" + leaderHeartbeatPeriodInMillis
            + ", maxMissedLeaderHeartbeatCount=" + maxMissedLeaderHeartbeatCount
            + ", uncommittedEntryCountToRejectNewAppends=" + uncommittedEntryCountToRejectNewAppends
            + "}";
    }
}
