package io.filbert.hazelcast;

import java.util.Locale;
import java.util.Objects;

/** Names of CP objects: {@code object@group}, where the group {@code default} is not named. */
final class CpNames {
    private static final String DEFAULT_GROUP = "default";
    private static final String METADATA_GROUP = "METADATA";

    private CpNames() {
    }

    /** The name without {@code @default}; refuses what is no name. */
    static String checked(String name) {
        Objects.requireNonNull(name, "name");
        int at = name.indexOf('@');
        if (at < 0) {
            return nonEmpty(name, name);
        }
        if (name.indexOf('@', at + 1) >= 0) {
            throw new IllegalArgumentException("Custom group name must be specified at most once: '" + name + "'");
        }
        String object = nonEmpty(name.substring(0, at).trim(), name);
        String group = nonEmpty(name.substring(at + 1).trim(), name);
        if (group.equalsIgnoreCase(METADATA_GROUP)) {
            throw new IllegalArgumentException("'" + name + "': the group " + METADATA_GROUP + " is not for objects");
        }
        return group.toLowerCase(Locale.ROOT).equals(DEFAULT_GROUP) ? object : object + '@' + group;
    }

    /** The group of a checked name: without CP members an object that names none is its own. */
    static String group(String name) {
        int at = name.indexOf('@');
        return at < 0 ? name : name.substring(at + 1);
    }

    private static String nonEmpty(String part, String name) {
        if (part.isEmpty()) {
            throw new IllegalArgumentException("'" + name + "': object and group name cannot be empty");
        }
        return part;
    }
}
