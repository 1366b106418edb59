package com.hazelcast.version;

import com.hazelcast.nio.ObjectDataInput;
import com.hazelcast.nio.ObjectDataOutput;
import com.hazelcast.nio.serialization.IdentifiedDataSerializable;
import java.io.IOException;
import java.io.Serializable;
import java.util.Comparator;
import java.util.Objects;

/** Full version of one member. */
public final class MemberVersion implements IdentifiedDataSerializable, Serializable, Comparable<MemberVersion> {
    public static final MemberVersion UNKNOWN = new MemberVersion(0, 0, 0);

    /** As far as rolling upgrades care. */
    public static final transient Comparator<MemberVersion> MAJOR_MINOR_VERSION_COMPARATOR = Comparator.comparing(MemberVersion::asVersion);

    private static final int CLASS_ID = 29;

    private byte major;
    private byte minor;
    private byte patch;

    public MemberVersion() {
        this(0, 0, 0);
    }

    public MemberVersion(int major, int minor, int patch) {
        this.major = (byte) major;
        this.minor = (byte) minor;
        this.patch = (byte) patch;
    }

    public MemberVersion(String version) {
        this(of(version));
    }

    private MemberVersion(MemberVersion other) {
        this(other.major, other.minor, other.patch);
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
        out.writeByte(patch);
    }

    /** Only for a new object that a factory made. */
    @Override
    public void readData(ObjectDataInput in) throws IOException {
        major = in.readByte();
        minor = in.readByte();
        patch = in.readByte();
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
