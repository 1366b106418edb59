package com.hazelcast.core;

/** Names of objects. */
public final class DistributedObjectUtil {
    private DistributedObjectUtil() {
    }

    /** The name with its prefix, where it has one. */
    public static String getName(DistributedObject object) {
        return object instanceof PrefixedDistributedObject ? ((PrefixedDistributedObject) object).getPrefixedName() : object.getName();
    }
}
