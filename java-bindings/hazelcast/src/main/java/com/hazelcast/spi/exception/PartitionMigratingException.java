package com.hazelcast.spi.exception;

import com.hazelcast.cluster.Address;

/** The partition is on its way to another member. */
public class PartitionMigratingException extends RetryableHazelcastException {
    public PartitionMigratingException(Address local, int partitionId, String operationName, String serviceName) {
        super("partition " + partitionId + " migrates: " + operationName + " of " + serviceName + " at " + local);
    }

    public PartitionMigratingException(String message) {
        super(message);
    }
}
