package com.hazelcast.nio;

import java.io.DataInput;
import java.io.IOException;
import java.nio.ByteOrder;

/** Where a serializer reads. */
public interface ObjectDataInput extends DataInput, VersionAware, WanProtocolVersionAware {
    ClassLoader getClassLoader();

    <T> T readObject(Class type) throws IOException;

    <T> T readObject() throws IOException;

    String readUTF() throws IOException;

    String readString() throws IOException;

    ByteOrder getByteOrder();

    byte[] readByteArray() throws IOException;

    boolean[] readBooleanArray() throws IOException;

    char[] readCharArray() throws IOException;

    int[] readIntArray() throws IOException;

    long[] readLongArray() throws IOException;

    double[] readDoubleArray() throws IOException;

    float[] readFloatArray() throws IOException;

    short[] readShortArray() throws IOException;

    String[] readUTFArray() throws IOException;

    String[] readStringArray() throws IOException;
}
