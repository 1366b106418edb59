package com.hazelcast.wan;

/** What a publisher does with new changes. */
public enum WanPublisherState {
    REPLICATING(0, true, true),
    PAUSED(1, true, false),
    STOPPED(2, false, false);

    private final byte id;
    private final boolean enqueueNewEvents;
    private final boolean replicateEnqueuedEvents;

    WanPublisherState(int id, boolean enqueueNewEvents, boolean replicateEnqueuedEvents) {
        this.id = (byte) id;
        this.enqueueNewEvents = enqueueNewEvents;
        this.replicateEnqueuedEvents = replicateEnqueuedEvents;
    }

    public static WanPublisherState getByType(byte id) {
        for (WanPublisherState state : values()) {
            if (state.id == id) {
                return state;
            }
        }
        return null;
    }

    public boolean isEnqueueNewEvents() {
        return enqueueNewEvents;
    }

    public boolean isReplicateEnqueuedEvents() {
        return replicateEnqueuedEvents;
    }

    public byte getId() {
        return id;
    }
}
