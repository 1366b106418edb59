package com.hazelcast.config;

import java.util.Collection;
import java.util.EnumSet;

/** What can be asked over HTTP, in groups that are switched together. */
public enum RestEndpointGroup {
    CLUSTER_READ(0, true),
    CLUSTER_WRITE(1, false),
    HEALTH_CHECK(2, true),
    PERSISTENCE(3, false),
    /** The older name of PERSISTENCE, with the same code. */
    HOT_RESTART(3, false),
    WAN(4, false),
    DATA(5, false),
    CP(6, false);

    private final int code;
    private final boolean enabledByDefault;

    RestEndpointGroup(int code, boolean enabledByDefault) {
        this.code = code;
        this.enabledByDefault = enabledByDefault;
    }

    public int getCode() {
        return code;
    }

    public boolean isEnabledByDefault() {
        return enabledByDefault;
    }

    public static Collection<RestEndpointGroup> getAllEndpointGroups() {
        return EnumSet.allOf(RestEndpointGroup.class);
    }

    /** The group with that code, or null. */
    public static RestEndpointGroup getRestEndpointGroup(int code) {
        for (RestEndpointGroup group : values()) {
            if (group.code == code) {
                return group;
            }
        }
        return null;
    }
}
