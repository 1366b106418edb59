package com.hazelcast.internal.serialization;

import com.hazelcast.internal.nio.BufferObjectDataInput;
import com.hazelcast.internal.nio.BufferObjectDataOutput;
import com.hazelcast.nio.ObjectDataInput;
import com.hazelcast.nio.ObjectDataOutput;
import java.nio.ByteOrder;

/** As {@link SerializationService}, with the inputs and outputs that serializers see. */
public interface InternalSerializationService extends SerializationService {
    byte VERSION_1 = 1;

    byte[] toBytes(Object obj);

    void writeObject(ObjectDataOutput out, Object obj);

    default <T> T readObject(ObjectDataInput in) {
        return readObject(in, false);
    }

    <T> T readObject(ObjectDataInput in, boolean useBigEndianForReadingTypeId);

    <T> T readObject(ObjectDataInput in, Class aClass);

    void disposeData(Data data);

    BufferObjectDataInput createObjectDataInput(byte[] data);

    BufferObjectDataInput createObjectDataInput(byte[] data, int offset);

    BufferObjectDataInput createObjectDataInput(Data data);

    BufferObjectDataOutput createObjectDataOutput();

    BufferObjectDataOutput createObjectDataOutput(int size);

    ClassLoader getClassLoader();

    ByteOrder getByteOrder();

    byte getVersion();
}
