package com.hazelcast.partition;

import java.util.EventListener;

/** Told of partitions that move. */
public interface MigrationListener extends EventListener {
    void migrationStarted(MigrationState migrationState);

    void migrationFinished(MigrationState migrationState);

    void replicaMigrationCompleted(ReplicaMigrationEvent replicaMigrationEvent);

    void replicaMigrationFailed(ReplicaMigrationEvent replicaMigrationEvent);
}
