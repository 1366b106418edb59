package io.filbert.hazelcast.samples;

import com.hazelcast.nio.ObjectDataInput;
import com.hazelcast.nio.ObjectDataOutput;
import com.hazelcast.nio.serialization.StreamSerializer;
import java.io.IOException;

/** An application's own serializer. */
final class Texts implements StreamSerializer<StringBuilder> {
    @Override
    public int getTypeId() {
        return 31;
    }

    @Override
    public void write(ObjectDataOutput out, StringBuilder object) throws IOException {
        out.writeString(object.toString());
    }

    @Override
    public StringBuilder read(ObjectDataInput in) throws IOException {
        return new StringBuilder(in.readString());
    }
}
