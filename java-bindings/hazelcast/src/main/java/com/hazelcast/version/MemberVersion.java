package com.hazelcast.version;

import java.io.Serializable;
import java.util.Objects;

/** Full version of one member. */
public final class MemberVersion implements Serializable, Comparable<MemberVersion> {
    public static final MemberVersion UNKNOWN = new MemberVersion(0, 0, 0);

    private final byte major;
    private final byte minor;
    private final byte patch;

    public MemberVersion() {
        this(0, 0, 0);
    }

    public MemberVersion(int major, int minor, int patch) {
        this.major = (byte) major;
        this.minor = (byte) minor;
        this.patch = (byte) patch;
    }

    public static MemberVersion of(int major, int minor, int patch) {
        return new MemberVersion(major, minor, patch);
    }

    public static MemberVersion of(String version) {
        String[] parts = Objects.requireNonNull(version, "version").split("[.-]");
        if (parts.length < 2) {
            throw new IllegalArgumentException("'" + version + "' is not a version: major.minor.patch expected");
        }
        boolean hasPatch = parts.length > 2 && parts[2].chars().allMatch(Character::isDigit);
        return of(Integer.parseInt(parts[0]), Integer.parseInt(parts[1]), hasPatch ? Integer.parseInt(parts[2]) : 0);
    }

    public byte getMajor() {
        return major;
    }

    public byte getMinor() {
        return minor;
    }

    public byte getPatch() {
        return patch;
    }

    public boolean isUnknown() {
        return equals(UNKNOWN);
    }

    public Version asVersion() {
        return Version.of(major, minor);
    }

    @Override
    public int compareTo(MemberVersion other) {
        int order = asVersion().compareTo(other.asVersion());
        return order != 0 ? order : Byte.compare(patch, other.patch);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof MemberVersion && compareTo((MemberVersion) other) == 0;
    }

    @Override
    public int hashCode() {
        return (31 * major + minor) * 31 + patch;
    }

    @Override
    public String toString() {
        return major + "." + minor + "." + patch;
    }
}
