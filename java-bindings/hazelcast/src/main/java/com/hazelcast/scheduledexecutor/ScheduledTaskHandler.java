package com.hazelcast.scheduledexecutor;

import com.hazelcast.nio.serialization.IdentifiedDataSerializable;
import java.util.UUID;

/** Names a scheduled task for good. */
public abstract class ScheduledTaskHandler implements IdentifiedDataSerializable {
    public abstract UUID getUuid();

    public abstract int getPartitionId();

    public abstract String getSchedulerName();

    public abstract String getTaskName();

    public abstract boolean isAssignedToPartition();

    public abstract boolean isAssignedToMember();

    public abstract String toUrn();

    public static ScheduledTaskHandler of(String urn) {
        throw new UnsupportedOperationException("ScheduledTaskHandler.of");
    }
}
