package com.hazelcast.cluster;

/** What a cluster allows at the moment. */
public enum ClusterState {
    ACTIVE(true, true, true),
    NO_MIGRATION(true, false, true),
    FROZEN(false, false, false),
    PASSIVE(false, false, false),
    IN_TRANSITION(false, false, false);

    private final boolean joinAllowed;
    private final boolean migrationAllowed;
    private final boolean partitionPromotionAllowed;

    ClusterState(boolean joinAllowed, boolean migrationAllowed, boolean partitionPromotionAllowed) {
        this.joinAllowed = joinAllowed;
        this.migrationAllowed = migrationAllowed;
        this.partitionPromotionAllowed = partitionPromotionAllowed;
    }

    public boolean isJoinAllowed() {
        return joinAllowed;
    }

    public boolean isMigrationAllowed() {
        return migrationAllowed;
    }

    public boolean isPartitionPromotionAllowed() {
        return partitionPromotionAllowed;
    }

    public byte getId() {
        return (byte) ordinal();
    }

    public static ClusterState getById(int id) {
        if (id < 0 || id >= values().length) {
            throw new IllegalArgumentException("Unsupported ID value");
        }
        return values()[id];
    }
}
