package com.hazelcast.nio;

import java.io.DataOutput;
import java.io.IOException;
import java.nio.ByteOrder;

/** Where a serializer writes. */
public interface ObjectDataOutput extends DataOutput, VersionAware, WanProtocolVersionAware {
    void writeObject(Object object) throws IOException;

    byte[] toByteArray(int count);

    byte[] toByteArray();

    void writeUTF(String name) throws IOException;

    void writeString(String name) throws IOException;

    ByteOrder getByteOrder();

    void writeByteArray(byte[] bytes) throws IOException;

    void writeBooleanArray(boolean[] booleans) throws IOException;

    void writeCharArray(char[] chars) throws IOException;

    void writeIntArray(int[] ints) throws IOException;

    void writeLongArray(long[] longs) throws IOException;

    void writeDoubleArray(double[] doubles) throws IOException;

    void writeFloatArray(float[] floats) throws IOException;

    void writeShortArray(short[] shorts) throws IOException;

    void writeUTFArray(String[] strings) throws IOException;

    void writeStringArray(String[] strings) throws IOException;
}
