package com.hazelcast.partition;

/** How far the moves are. */
public interface MigrationState {
    long getStartTime();

    int getPlannedMigrations();

    int getCompletedMigrations();

    int getRemainingMigrations();

    long getTotalElapsedTime();
}
