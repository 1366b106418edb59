package com.hazelcast.cp.exception;

import com.hazelcast.cp.CPGroupId;

/** The CP group of the call does not exist any longer. */
public class CPGroupDestroyedException extends CPSubsystemException {
    private final CPGroupId groupId;

    public CPGroupDestroyedException() {
        this(null);
    }

    public CPGroupDestroyedException(CPGroupId groupId) {
        this(groupId, null);
    }

    private CPGroupDestroyedException(CPGroupId groupId, Throwable cause) {
        super(String.valueOf(groupId), cause, null);
        this.groupId = groupId;
    }

    public CPGroupId getGroupId() {
        return groupId;
    }

    @Override
    public CPGroupDestroyedException wrap() {
        return new CPGroupDestroyedException(groupId, this);
    }
}
