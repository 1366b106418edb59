package com.hazelcast.cluster;

/** What a cluster allows at the moment. */
public enum ClusterState {
    /** ACTIVE. */
    ACTIVE,
    /** NO_MIGRATION. */
    NO_MIGRATION,
    /** FROZEN. */
    FROZEN,
    /** PASSIVE. */
    PASSIVE,
    /** IN_TRANSITION. */
    IN_TRANSITION
}
