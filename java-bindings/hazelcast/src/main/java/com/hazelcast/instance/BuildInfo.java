package com.hazelcast.instance;

/** Which release this is; the numbers are those of the Hazelcast release whose interface is offered. */
public class BuildInfo {
    public static final int UNKNOWN_HAZELCAST_VERSION = -1;

    private static final int MAJOR = 10_000;
    private static final int MINOR = 100;

    private final String version;
    private final String build;
    private final String revision;
    private final int buildNumber;
    private final boolean enterprise;
    private final byte serializationVersion;
    private final String commitId;
    private final BuildInfo upstreamBuildInfo;

    public BuildInfo(String version, String build, String revision, int buildNumber, boolean enterprise, byte serializationVersion, String commitId) {
        this(version, build, revision, buildNumber, enterprise, serializationVersion, commitId, null);
    }

    public BuildInfo(String version, String build, String revision, int buildNumber, boolean enterprise, byte serializationVersion, String commitId,
            BuildInfo upstreamBuildInfo) {
        this.version = version;
        this.build = build;
        this.revision = revision;
        this.buildNumber = buildNumber;
        this.enterprise = enterprise;
        this.serializationVersion = serializationVersion;
        this.commitId = commitId;
        this.upstreamBuildInfo = upstreamBuildInfo;
    }

    public String getRevision() {
        return revision;
    }

    public String getVersion() {
        return version;
    }

    public String getBuild() {
        return build;
    }

    public int getBuildNumber() {
        return buildNumber;
    }

    public boolean isEnterprise() {
        return enterprise;
    }

    public byte getSerializationVersion() {
        return serializationVersion;
    }

    public BuildInfo getUpstreamBuildInfo() {
        return upstreamBuildInfo;
    }

    public String getCommitId() {
        return commitId;
    }

    /** A release as one number: 5.3.8 is 50308; {@link #UNKNOWN_HAZELCAST_VERSION} for what is no release. */
    public static int calculateVersion(String version) {
        if (version == null || !version.matches("\\d+\\.\\d+(\\.\\d+)?([-.].*)?")) {
            return UNKNOWN_HAZELCAST_VERSION;
        }
        String[] parts = version.split("[.-]");
        int patch = parts.length > 2 && parts[2].matches("\\d+") ? Integer.parseInt(parts[2]) : 0;
        return Integer.parseInt(parts[0]) * MAJOR + Integer.parseInt(parts[1]) * MINOR + patch;
    }

    @Override
    public String toString() {
        return "BuildInfo{version='" + version + "', build='" + build + "', buildNumber=" + buildNumber + ", revision=" + revision
            + ", enterprise=" + enterprise + ", serializationVersion=" + serializationVersion + "}";
    }
}
