package com.hazelcast.core;

/** What happened to an item. */
public enum ItemEventType {
    ADDED(1),
    REMOVED(2);

    private final int type;

    ItemEventType(int type) {
        this.type = type;
    }

    public int getType() {
        return type;
    }

    /** The one of that number, or null. */
    public static ItemEventType getByType(int eventType) {
        for (ItemEventType one : values()) {
            if (one.type == eventType) {
                return one;
            }
        }
        return null;
    }
}
