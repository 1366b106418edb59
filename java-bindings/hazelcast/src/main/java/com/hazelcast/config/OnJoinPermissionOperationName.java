package com.hazelcast.config;

/** What happens to permissions when a member joins. */
public enum OnJoinPermissionOperationName {
    RECEIVE, SEND, NONE
}
