package com.hazelcast.instance;

import java.util.EnumSet;
import java.util.Set;

/** What is spoken at a socket. */
public enum ProtocolType {
    MEMBER(0, 1, "HZC"),
    CLIENT(1, 1, "CP2"),
    WAN(2, Integer.MAX_VALUE, "HZC"),
    REST(3, 1, "HTTP"),
    MEMCACHE(4, 1, "Memcached");

    private final int id;
    private final int serverSocketCardinality;
    private final String descriptor;

    ProtocolType(int id, int serverSocketCardinality, String descriptor) {
        this.id = id;
        this.serverSocketCardinality = serverSocketCardinality;
        this.descriptor = descriptor;
    }

    public static Set<ProtocolType> valuesAsSet() {
        return EnumSet.allOf(ProtocolType.class);
    }

    public int getServerSocketCardinality() {
        return serverSocketCardinality;
    }

    public String getDescriptor() {
        return descriptor;
    }

    public int getId() {
        return id;
    }

    /** The one of that number, or null. */
    public static ProtocolType getById(int id) {
        return id < 0 || id >= values().length ? null : values()[id];
    }

    /** Same as {@link #getById}. */
    public static ProtocolType valueOf(int id) {
        return getById(id);
    }
}
