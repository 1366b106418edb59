package io.filbert.hazelcast.samples;

import com.hazelcast.nio.ObjectDataInput;
import com.hazelcast.nio.ObjectDataOutput;
import com.hazelcast.nio.serialization.IdentifiedDataSerializable;
import java.io.IOException;

/** Made by a factory; writes each kind of thing once. */
public final class Ticket implements IdentifiedDataSerializable {
    static final int FACTORY = 21;
    static final int CLASS = 22;

    private int number;

    Ticket() {
    }

    Ticket(int number) {
        this.number = number;
    }

    @Override
    public int getFactoryId() {
        return FACTORY;
    }

    @Override
    public int getClassId() {
        return CLASS;
    }

    @Override
    @SuppressWarnings("deprecation")
    public void writeData(ObjectDataOutput out) throws IOException {
        out.writeInt(number);
        out.writeUTF("utf\u00e9");
        out.writeString(null);
        out.writeUTFArray(new String[] {"a", null});
        out.writeBytes("bytes");
        out.writeChars("chars");
        out.writeLongArray(new long[] {1});
        out.writeShortArray(null);
        out.writeObject(new StringBuilder("nested"));
    }

    @Override
    @SuppressWarnings("deprecation")
    public void readData(ObjectDataInput in) throws IOException {
        number = in.readInt();
        in.readUTF();
        in.readString();
        in.readUTFArray();
        in.skipBytes(5 + 10);
        in.readLongArray();
        in.readShortArray();
        in.readObject();
    }

    @Override
    public String toString() {
        return "Ticket " + number;
    }
}
