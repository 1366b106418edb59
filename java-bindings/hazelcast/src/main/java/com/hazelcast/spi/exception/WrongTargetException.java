package com.hazelcast.spi.exception;

import com.hazelcast.cluster.Member;

/** The addressed member does not own the partition. */
public class WrongTargetException extends RetryableHazelcastException {
    private final transient Member target;

    public WrongTargetException(String message) {
        super(message);
        target = null;
    }

    public WrongTargetException(Member local, Member target, int partitionId, int replicaIndex, String operationName) {
        this(local, target, partitionId, replicaIndex, operationName, null);
    }

    public WrongTargetException(Member local, Member target, int partitionId, int replicaIndex, String operationName, String serviceName) {
        super(operationName + " of " + serviceName + " came to " + local + "; copy " + replicaIndex + " of partition " + partitionId + " is at " + target);
        this.target = target;
    }

    public Member getTarget() {
        return target;
    }
}
