package com.hazelcast.instance;

/** Says which Hazelcast release's interface this is. */
public final class BuildInfoProvider {
    public static final String HAZELCAST_INTERNAL_OVERRIDE_VERSION = "hazelcast.internal.override.version";
    public static final String HAZELCAST_INTERNAL_OVERRIDE_ENTERPRISE = "hazelcast.internal.override.enterprise";

    private static final String VERSION = "5.3.8";
    private static final BuildInfo BUILD_INFO = new BuildInfo(VERSION, "20240717", "", 20_240_717, false, (byte) 1, "");

    private BuildInfoProvider() {
    }

    public static BuildInfo getBuildInfo() {
        return BUILD_INFO;
    }
}
