package com.hazelcast.core;

/** What happened to an entry or a map. */
public enum EntryEventType {
    /** Was absent, is present. */
    ADDED(1),
    /** Was removed by a call. */
    REMOVED(1 << 1),
    /** Has another value. */
    UPDATED(1 << 2),
    /** Went to make room, or by {@code evict}. */
    EVICTED(1 << 3),
    /** Its time came. */
    EXPIRED(1 << 4),
    /** All entries were evicted. */
    EVICT_ALL(1 << 5),
    /** All entries were cleared. */
    CLEAR_ALL(1 << 6),
    /** Came from the other side of a split. */
    MERGED(1 << 7),
    /** A cached copy is out of date. */
    INVALIDATION(1 << 8),
    /** Was loaded from a store. */
    LOADED(1 << 9);

    private final int type;

    EntryEventType(int type) {
        this.type = type;
    }

    public int getType() {
        return type;
    }

    /** The type with that number, or null. */
    public static EntryEventType getByType(int type) {
        int bit = Integer.numberOfTrailingZeros(type);
        return Integer.bitCount(type) == 1 && bit < values().length ? values()[bit] : null;
    }
}
