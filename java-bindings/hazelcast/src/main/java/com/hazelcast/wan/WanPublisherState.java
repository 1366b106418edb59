package com.hazelcast.wan;

/** Whether a publisher takes changes and whether it sends them. */
public enum WanPublisherState {
    REPLICATING(true, true), PAUSED(true, false), STOPPED(false, false);

    private final boolean enqueueNewEvents;
    private final boolean replicateEnqueuedEvents;

    WanPublisherState(boolean enqueueNewEvents, boolean replicateEnqueuedEvents) {
        this.enqueueNewEvents = enqueueNewEvents;
        this.replicateEnqueuedEvents = replicateEnqueuedEvents;
    }

    public byte getId() {
        return (byte) ordinal();
    }

    public static WanPublisherState getByType(byte id) {
        return id >= 0 && id < values().length ? values()[id] : null;
    }

    public boolean isEnqueueNewEvents() {
        return enqueueNewEvents;
    }

    public boolean isReplicateEnqueuedEvents() {
        return replicateEnqueuedEvents;
    }
}
