package com.hazelcast.version;

import java.util.Objects;

/** Major and minor version of a cluster. */
public final class Version implements Comparable<Version> {
    public static final byte UNKNOWN_VERSION = 0;
    public static final Version UNKNOWN = new Version(0, 0);

    private final byte major;
    private final byte minor;

    public Version() {
        this(0, 0);
    }

    private Version(int major, int minor) {
        this.major = (byte) major;
        this.minor = (byte) minor;
    }

    public static Version of(int major, int minor) {
        return major == 0 && minor == 0 ? UNKNOWN : new Version(major, minor);
    }

    public static Version of(String version) {
        String[] parts = Objects.requireNonNull(version, "version").split("[.-]");
        if (parts.length < 2) {
            throw new IllegalArgumentException("'" + version + "' is not a version: major.minor expected");
        }
        return of(Integer.parseInt(parts[0]), Integer.parseInt(parts[1]));
    }

    public byte getMajor() {
        return major;
    }

    public byte getMinor() {
        return minor;
    }

    public boolean isUnknown() {
        return major == 0 && minor == 0;
    }

    public boolean isEqualTo(Version version) {
        return compareTo(version) == 0;
    }

    public boolean isGreaterThan(Version version) {
        return !version.isUnknown() && compareTo(version) > 0;
    }

    public boolean isGreaterOrEqual(Version version) {
        return !version.isUnknown() && compareTo(version) >= 0 || version.isUnknown() && isUnknown();
    }

    public boolean isUnknownOrGreaterOrEqual(Version version) {
        return isUnknown() || isGreaterOrEqual(version);
    }

    public boolean isLessThan(Version version) {
        return !isUnknown() && compareTo(version) < 0;
    }

    public boolean isLessOrEqual(Version version) {
        return !isUnknown() && compareTo(version) <= 0;
    }

    @Override
    public int compareTo(Version other) {
        return major != other.major ? Byte.compare(major, other.major) : Byte.compare(minor, other.minor);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Version && compareTo((Version) other) == 0;
    }

    @Override
    public int hashCode() {
        return 31 * major + minor;
    }

    @Override
    public String toString() {
        return major + "." + minor;
    }
}
