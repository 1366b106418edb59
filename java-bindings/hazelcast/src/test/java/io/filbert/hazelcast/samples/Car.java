package io.filbert.hazelcast.samples;

import com.hazelcast.nio.serialization.Portable;
import com.hazelcast.nio.serialization.PortableReader;
import com.hazelcast.nio.serialization.PortableWriter;
import java.io.IOException;
import java.util.Arrays;

/** A portable that holds others, and something without a name at its end. */
public final class Car implements Portable {
    static final int FACTORY = 11;
    static final int CLASS = 13;

    private String name;
    private Wheel spare;
    private Wheel[] wheels;

    Car() {
    }

    Car(String name, Wheel spare, Wheel[] wheels) {
        this.name = name;
        this.spare = spare;
        this.wheels = wheels;
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
    public void writePortable(PortableWriter writer) throws IOException {
        writer.writeString("name", name);
        if (spare == null) {
            writer.writeNullPortable("spare", FACTORY, Wheel.CLASS);
        } else {
            writer.writePortable("spare", spare);
        }
        writer.writePortableArray("wheels", wheels);
        writer.getRawDataOutput().writeInt(99);
        writer.getRawDataOutput().writeObject("raw");
    }

    @Override
    public void readPortable(PortableReader reader) throws IOException {
        name = reader.readString("name");
        spare = reader.readPortable("spare");
        Portable[] read = reader.readPortableArray("wheels");
        wheels = read == null ? null : Arrays.copyOf(read, read.length, Wheel[].class);
        if (reader.getRawDataInput().readInt() != 99 || !"raw".equals(reader.getRawDataInput().readObject())) {
            throw new IOException("the raw data is damaged");
        }
    }

    @Override
    public String toString() {
        return "Car " + name + " " + spare + " " + Arrays.toString(wheels);
    }
}
