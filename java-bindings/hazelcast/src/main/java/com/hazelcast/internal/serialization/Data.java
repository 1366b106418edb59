package com.hazelcast.internal.serialization;

/** An object's form, as tests of extensions look at it. */
public interface Data {
    byte[] toByteArray();

    int getType();

    int totalSize();

    void copyTo(byte[] dest, int destPos);

    int dataSize();

    int getHeapCost();

    int getPartitionHash();

    boolean hasPartitionHash();

    long hash64();

    boolean isPortable();

    boolean isJson();

    boolean isCompact();
}
