package com.hazelcast.instance;

import java.util.EnumSet;
import java.util.Set;

/** What is spoken at an endpoint. */
public enum ProtocolType {
    MEMBER(1, "HZC"), CLIENT(1, "CP2"), WAN(Integer.MAX_VALUE, "HZC"), REST(1, "HTTP"), MEMCACHE(1, "Memcached");

    private final int serverSocketCardinality;
    private final String descriptor;

    ProtocolType(int serverSocketCardinality, String descriptor) {
        this.serverSocketCardinality = serverSocketCardinality;
        this.descriptor = descriptor;
    }

    public static Set<ProtocolType> valuesAsSet() {
        return EnumSet.allOf(ProtocolType.class);
    }

    public static ProtocolType valueOf(int ordinal) {
        return values()[ordinal];
    }

    public int getServerSocketCardinality() {
        return serverSocketCardinality;
    }

    public String getDescriptor() {
        return descriptor;
    }

    public int getId() {
        return ordinal();
    }

    public static ProtocolType getById(int id) {
        return values()[id];
    }
}
