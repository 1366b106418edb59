package com.hazelcast.version;

import com.hazelcast.nio.ObjectDataInput;
import com.hazelcast.nio.ObjectDataOutput;
import com.hazelcast.nio.serialization.IdentifiedDataSerializable;
import java.io.IOException;
import java.util.Objects;

/** Major and minor version of a cluster. */
public final class Version implements IdentifiedDataSerializable, Comparable<Version> {
    public static final byte UNKNOWN_VERSION = 0;
    public static final Version UNKNOWN = new Version(0, 0);

    private static final int CLASS_ID = 32;

    private byte major;
    private byte minor;

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

    public boolean isUnknownOrGreaterThan(Version version) {
        return isUnknown() || isGreaterThan(version);
    }

    public boolean isUnknownOrLessThan(Version version) {
        return isUnknown() || isLessThan(version);
    }

    public boolean isUnknownOrLessOrEqual(Version version) {
        return isUnknown() || isLessOrEqual(version);
    }

    public boolean isBetween(Version from, Version to) {
        return !isUnknown() && compareTo(from) >= 0 && compareTo(to) <= 0;
    }

    @Override
    public int getFactoryId() {
        return 0;
    }

    @Override
    public int getClassId() {
        return CLASS_ID;
    }

    @Override
    public void writeData(ObjectDataOutput out) throws IOException {
        out.writeByte(major);
        out.writeByte(minor);
    }

    /** Only for a new object that a factory made. */
    @Override
    public void readData(ObjectDataInput in) throws IOException {
        major = in.readByte();
        minor = in.readByte();
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
