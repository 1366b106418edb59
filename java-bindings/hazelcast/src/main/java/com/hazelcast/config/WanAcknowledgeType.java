package com.hazelcast.config;

/** When a change counts as arrived. */
public enum WanAcknowledgeType {
    ACK_ON_RECEIPT, ACK_ON_OPERATION_COMPLETE;

    public int getId() {
        return ordinal();
    }

    public static WanAcknowledgeType getById(int id) {
        return id >= 0 && id < values().length ? values()[id] : null;
    }
}
