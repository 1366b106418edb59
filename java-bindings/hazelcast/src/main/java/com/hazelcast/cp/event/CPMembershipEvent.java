package com.hazelcast.cp.event;

import com.hazelcast.cp.CPMember;

/** A CP member came or went. */
public interface CPMembershipEvent {
    byte MEMBER_ADDED = 1;
    byte MEMBER_REMOVED = 2;

    CPMember getMember();

    EventType getType();

    /** What happened to the member. */
    enum EventType {
        ADDED(MEMBER_ADDED),
        REMOVED(MEMBER_REMOVED);

        private final byte id;

        EventType(byte id) {
            this.id = id;
        }

        public byte id() {
            return id;
        }
    }
}
