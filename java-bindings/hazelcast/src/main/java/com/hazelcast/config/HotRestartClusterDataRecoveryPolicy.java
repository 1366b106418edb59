package com.hazelcast.config;

/** Which members' data on disk suffice for a restart. */
public enum HotRestartClusterDataRecoveryPolicy {
    FULL_RECOVERY_ONLY, PARTIAL_RECOVERY_MOST_RECENT, PARTIAL_RECOVERY_MOST_COMPLETE
}
