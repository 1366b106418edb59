package com.hazelcast.nio.serialization;

import com.hazelcast.nio.ObjectDataInput;
import com.hazelcast.nio.ObjectDataOutput;
import java.io.IOException;

/** An object that writes and reads itself. */
public interface DataSerializable {
    void writeData(ObjectDataOutput objectDataOutput) throws IOException;

    void readData(ObjectDataInput objectDataInput) throws IOException;
}
