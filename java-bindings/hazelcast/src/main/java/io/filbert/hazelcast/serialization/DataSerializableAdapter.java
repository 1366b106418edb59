package io.filbert.hazelcast.serialization;

import com.hazelcast.config.SerializationConfig;
import com.hazelcast.nio.serialization.DataSerializable;
import com.hazelcast.nio.serialization.DataSerializableFactory;
import com.hazelcast.nio.serialization.HazelcastSerializationException;
import com.hazelcast.nio.serialization.IdentifiedDataSerializable;
import java.io.IOException;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Objects that write themselves: by class name, or by the numbers of a factory and a class. */
final class DataSerializableAdapter extends Adapter {
    private static final int HAS_VERSION = 2;

    private final Serialization serialization;
    private final Map<Integer, DataSerializableFactory> factories = new ConcurrentHashMap<>();

    DataSerializableAdapter(Serialization serialization, SerializationConfig config) {
        super(TypeIds.DATA_SERIALIZABLE);
        this.serialization = serialization;
        config.getDataSerializableFactoryClasses()
            .forEach((id, name) -> factories.put(id, (DataSerializableFactory) serialization.make(name)));
        factories.putAll(config.getDataSerializableFactories());
    }

    @Override
    void write(FormOutput out, Object object) throws IOException {
        if (object instanceof IdentifiedDataSerializable) {
            IdentifiedDataSerializable identified = (IdentifiedDataSerializable) object;
            out.writeBoolean(true);
            out.writeInt(identified.getFactoryId());
            out.writeInt(identified.getClassId());
        } else {
            out.writeBoolean(false);
            out.writeString(object.getClass().getName());
        }
        ((DataSerializable) object).writeData(out);
    }

    @Override
    Object read(FormInput in, Class<?> type) throws IOException {
        int header = in.readByte();
        if ((header & HAS_VERSION) != 0) {
            throw new HazelcastSerializationException("a versioned form: it comes from a Hazelcast Enterprise member");
        }
        DataSerializable object;
        if (header == 0) {
            String name = in.readString();
            object = (DataSerializable) (type != null ? serialization.make(type.getName()) : serialization.make(name));
        } else {
            int factoryId = in.readInt();
            int classId = in.readInt();
            DataSerializableFactory factory = factories.get(factoryId);
            if (factory == null) {
                throw new HazelcastSerializationException("No DataSerializerFactory registered for namespace: " + factoryId);
            }
            object = factory.create(classId);
            if (object == null) {
                throw new HazelcastSerializationException(factory + " is not be able to create an instance for classId: " + classId);
            }
        }
        object.readData(in);
        return object;
    }
}
