package com.hazelcast.cp;

import java.util.Collection;

/** A group of CP members. */
public interface CPGroup {
    /** Constant of Hazelcast's interface. */
    String METADATA_CP_GROUP_NAME = "METADATA";
    /** Constant of Hazelcast's interface. */
    String DEFAULT_GROUP_NAME = "default";

    Collection<CPMember> members();

    CPGroupId id();

    CPGroupStatus status();

    /** Part of {@link CPGroup}. */
    public enum CPGroupStatus {
        /** ACTIVE. */
        ACTIVE,
        /** DESTROYING. */
        DESTROYING,
        /** DESTROYED. */
        DESTROYED
    }
}
