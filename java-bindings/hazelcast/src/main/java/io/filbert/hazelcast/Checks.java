package io.filbert.hazelcast;

import com.hazelcast.config.InvalidConfigurationException;
import com.hazelcast.config.MapConfig;

/** Refusals of arguments, each naming what was found and what is accepted. */
public final class Checks {
    private static final int PORT_MAX = 65_535;

    private Checks() {
    }

    /** Refuses null. */
    public static <T> T notNull(T value, String name) {
        if (value == null) {
            throw new IllegalArgumentException(name + " can't be null");
        }
        return value;
    }

    /** Refuses null and empty text. */
    public static String hasText(String value, String name) {
        if (value == null || value.isEmpty()) {
            throw new IllegalArgumentException(name + " can't be null or empty");
        }
        return value;
    }

    /** Refuses what is below {@code min}. */
    public static void atLeast(long value, long min, String name) {
        if (value < min) {
            throw new IllegalArgumentException(name + " is " + value + " but must be >= " + min);
        }
    }

    /** Refuses what is outside the bounds, which are allowed themselves. */
    public static void between(int value, int min, int max, String name) {
        if (value < min || value > max) {
            throw new IllegalArgumentException(name + " is " + value + " but must be between " + min + " and " + max);
        }
    }

    /** Refuses what makes no configuration. */
    public static void configured(boolean valid, String problem) {
        if (!valid) {
            throw new InvalidConfigurationException(problem);
        }
    }

    /** Refuses what is no port. */
    public static void port(int port, String name) {
        if (port < 0 || port > PORT_MAX) {
            throw new IllegalArgumentException(name + " out of range: " + port + ". Allowed range [0," + PORT_MAX + "]");
        }
    }

    /** Refuses more backups than there may be. */
    public static void backups(int sync, int async) {
        between(sync, MapConfig.MIN_BACKUP_COUNT, MapConfig.MAX_BACKUP_COUNT, "backup-count");
        between(async, MapConfig.MIN_BACKUP_COUNT, MapConfig.MAX_BACKUP_COUNT, "async-backup-count");
        between(sync + async, MapConfig.MIN_BACKUP_COUNT, MapConfig.MAX_BACKUP_COUNT, "the sum of all backup-counts");
    }
}
