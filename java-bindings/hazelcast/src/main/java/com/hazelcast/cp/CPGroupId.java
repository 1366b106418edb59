package com.hazelcast.cp;

/** Names a group of CP members. */
public interface CPGroupId {
    String getName();

    long getId();
}
