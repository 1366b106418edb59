package com.hazelcast.spi.exception;

/** The addressed one is no member. */
public class TargetNotMemberException extends RetryableHazelcastException {
    public TargetNotMemberException(String message) {
        super(message);
    }

    public TargetNotMemberException(Object target, int partitionId, String operationName, String serviceName) {
        super(target + " is no member: " + operationName + " of " + serviceName + " for partition " + partitionId);
    }
}
