package com.hazelcast.ringbuffer;

/** What happens to an item when the ring is full of items that have not expired. */
public enum OverflowPolicy {
    OVERWRITE(0),
    FAIL(1);

    private final int id;

    OverflowPolicy(int id) {
        this.id = id;
    }

    public int getId() {
        return id;
    }

    /** The one of that number, or null. */
    public static OverflowPolicy getById(int id) {
        for (OverflowPolicy one : values()) {
            if (one.id == id) {
                return one;
            }
        }
        return null;
    }
}
