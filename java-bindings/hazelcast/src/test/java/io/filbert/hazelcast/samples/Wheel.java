package io.filbert.hazelcast.samples;

import com.hazelcast.nio.serialization.Portable;
import com.hazelcast.nio.serialization.PortableReader;
import com.hazelcast.nio.serialization.PortableWriter;
import java.io.IOException;

/** A small portable. */
public final class Wheel implements Portable {
    static final int CLASS = 12;

    private int inches;

    Wheel() {
    }

    Wheel(int inches) {
        this.inches = inches;
    }

    @Override
    public int getFactoryId() {
        return Car.FACTORY;
    }

    @Override
    public int getClassId() {
        return CLASS;
    }

    @Override
    public void writePortable(PortableWriter writer) throws IOException {
        writer.writeInt("inches", inches);
    }

    @Override
    public void readPortable(PortableReader reader) throws IOException {
        inches = reader.readInt("inches");
    }

    @Override
    public String toString() {
        return "Wheel " + inches;
    }
}
