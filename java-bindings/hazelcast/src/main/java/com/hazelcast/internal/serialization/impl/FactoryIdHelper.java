package com.hazelcast.internal.serialization.impl;

/** Numbers of factories, which a system property may change. */
public final class FactoryIdHelper {
    public static final String HIBERNATE_DS_FACTORY = "hazelcast.serialization.ds.hibernate";
    public static final String WEB_DS_FACTORY = "hazelcast.serialization.ds.web";

    private FactoryIdHelper() {
    }

    public static int getFactoryId(String property, int defaultId) {
        return Integer.getInteger(property, defaultId);
    }
}
