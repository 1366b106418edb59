package com.hazelcast.cp.exception;

import com.hazelcast.core.HazelcastException;
import java.util.UUID;

/** A CP group refused or failed. */
public class CPSubsystemException extends HazelcastException {
    private final UUID leaderUuid;

    public CPSubsystemException(UUID leaderUuid) {
        this.leaderUuid = leaderUuid;
    }

    public CPSubsystemException(String message, UUID leaderUuid) {
        super(message);
        this.leaderUuid = leaderUuid;
    }

    public CPSubsystemException(String message, Throwable cause, UUID leaderUuid) {
        super(message, cause);
        this.leaderUuid = leaderUuid;
    }

    public UUID getLeaderUuid() {
        return leaderUuid;
    }

    public CPSubsystemException wrap() {
        return new CPSubsystemException(getMessage(), this, leaderUuid);
    }
}
