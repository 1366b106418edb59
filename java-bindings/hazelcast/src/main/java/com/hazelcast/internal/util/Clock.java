package com.hazelcast.internal.util;

/** The time of day. */
public final class Clock {
    private Clock() {
    }

    public static long currentTimeMillis() {
        return System.currentTimeMillis();
    }

    public static long toSystemCurrentTimeMillis(long millis) {
        return millis;
    }
}
