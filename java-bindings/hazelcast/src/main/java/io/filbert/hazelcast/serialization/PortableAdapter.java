package io.filbert.hazelcast.serialization;

import com.hazelcast.config.SerializationConfig;
import com.hazelcast.nio.serialization.ClassDefinition;
import com.hazelcast.nio.serialization.HazelcastSerializationException;
import com.hazelcast.nio.serialization.Portable;
import com.hazelcast.nio.serialization.PortableFactory;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;

/** Objects that write themselves field by field. A form names its fields, so that a reader of another version finds what it knows. */
final class PortableAdapter extends Adapter {
    private final Serialization serialization;
    private final PortableClasses classes;
    private final Map<Integer, PortableFactory> factories = new HashMap<>();

    PortableAdapter(Serialization serialization, SerializationConfig config) {
        super(TypeIds.PORTABLE);
        this.serialization = serialization;
        this.classes = new PortableClasses(serialization, config);
        config.getPortableFactoryClasses().forEach((id, name) -> add(id, (PortableFactory) serialization.make(name)));
        config.getPortableFactories().forEach(this::add);
    }

    private void add(int id, PortableFactory factory) {
        serialization.aware(factory);
        if (factories.putIfAbsent(id, factory) != null) {
            throw new IllegalArgumentException("PortableFactory[" + id + "] is already registered!");
        }
    }

    @Override
    void write(FormOutput out, Object object) throws IOException {
        Portable portable = (Portable) object;
        out.writeInt(portable.getFactoryId());
        out.writeInt(portable.getClassId());
        writeFields(out, portable);
    }

    void writeFields(FormOutput out, Portable portable) throws IOException {
        ClassDefinition definition = classes.of(portable);
        out.writeInt(definition.getVersion());
        PortableOutput writer = new PortableOutput(this, out, definition);
        portable.writePortable(writer);
        writer.end();
    }

    @Override
    Object read(FormInput in, Class<?> type) throws IOException {
        int factoryId = in.readInt();
        return readFields(in, factoryId, in.readInt());
    }

    Portable readFields(FormInput in, int factoryId, int classId) throws IOException {
        int version = in.readInt();
        PortableFactory factory = factories.get(factoryId);
        Portable portable = factory == null ? null : factory.create(classId);
        if (portable == null) {
            throw new HazelcastSerializationException("Could not find PortableFactory for factory-id: " + factoryId + " that creates class-id: " + classId
                + "; GenericRecord is not supported in its place");
        }
        PortableInput reader = new PortableInput(this, in, version, version != classes.versionOf(portable));
        portable.readPortable(reader);
        reader.end();
        return portable;
    }
}
