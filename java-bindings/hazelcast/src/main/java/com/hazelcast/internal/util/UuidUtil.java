package com.hazelcast.internal.util;

import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;

/** Makes UUIDs. */
public final class UuidUtil {
    public static final UUID NIL_UUID = new UUID(0, 0);

    private static final long VERSION_MASK = 0xf000L;
    private static final long VERSION_4 = 0x4000L;
    private static final long VARIANT_MASK = 0xc000_0000_0000_0000L;
    private static final long VARIANT_2 = 0x8000_0000_0000_0000L;

    private UuidUtil() {
    }

    public static String newUnsecureUuidString() {
        return newUnsecureUUID().toString();
    }

    public static String newSecureUuidString() {
        return newSecureUUID().toString();
    }

    /** Fast, but its bits can be guessed. */
    public static UUID newUnsecureUUID() {
        ThreadLocalRandom random = ThreadLocalRandom.current();
        return new UUID(random.nextLong() & ~VERSION_MASK | VERSION_4, random.nextLong() & ~VARIANT_MASK | VARIANT_2);
    }

    public static UUID newSecureUUID() {
        return UUID.randomUUID();
    }

    public static boolean isUUID(String text) {
        try {
            UUID.fromString(text);
            return true;
        } catch (IllegalArgumentException e) {
            return false;
        }
    }
}
