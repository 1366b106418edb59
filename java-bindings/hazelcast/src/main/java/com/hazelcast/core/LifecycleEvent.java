package com.hazelcast.core;

/** A change of an instance's state. */
public final class LifecycleEvent {
    final LifecycleState state;

    public LifecycleEvent(LifecycleState state) {
        this.state = state;
    }

    public LifecycleState getState() {
        return state;
    }

    /** States of an instance. */
    public enum LifecycleState {
        /** Begins to start. */
        STARTING,
        /** Serves. */
        STARTED,
        /** Begins to stop. */
        SHUTTING_DOWN,
        /** Is gone. */
        SHUTDOWN,
        /** Joins the other side of a split. */
        MERGING,
        /** Has joined it. */
        MERGED,
        /** Could not join it. */
        MERGE_FAILED,
        /** Of clients. */
        CLIENT_CONNECTED,
        /** Of clients. */
        CLIENT_DISCONNECTED,
        /** Of clients. */
        CLIENT_CHANGED_CLUSTER
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof LifecycleEvent && state == ((LifecycleEvent) other).state;
    }

    @Override
    public int hashCode() {
        return state == null ? 0 : state.hashCode();
    }

    @Override
    public String toString() {
        return "LifecycleEvent [state=" + state + "]";
    }
}
