package io.filbert.hazelcast.serialization;

import com.hazelcast.config.SerializationConfig;
import com.hazelcast.internal.serialization.DataSerializerHook;
import com.hazelcast.nio.serialization.DataSerializable;
import com.hazelcast.nio.serialization.DataSerializableFactory;
import com.hazelcast.nio.serialization.HazelcastSerializationException;
import com.hazelcast.nio.serialization.IdentifiedDataSerializable;
import com.hazelcast.nio.serialization.TypedDataSerializable;
import java.io.IOException;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Objects that write themselves: by class name, or by the numbers of a factory and a class. */
final class DataSerializableAdapter extends Adapter {
    private static final String HOOKS = "com.hazelcast.DataSerializerHook";
    private static final int IDENTIFIED = 1;
    private static final int HAS_VERSION = 2;

    private final Serialization serialization;
    private final Map<Integer, DataSerializableFactory> factories = new ConcurrentHashMap<>();

    DataSerializableAdapter(Serialization serialization, SerializationConfig config) {
        super(TypeIds.DATA_SERIALIZABLE);
        this.serialization = serialization;
        factories.put(OwnTypes.CLUSTER, OwnTypes::cluster);
        factories.put(OwnTypes.SECURITY, OwnTypes::security);
        serialization.hooks(DataSerializerHook.class, HOOKS).forEach(hook -> add(hook.getFactoryId(), hook.createFactory()));
        config.getDataSerializableFactoryClasses().forEach((id, name) -> add(id, (DataSerializableFactory) serialization.make(name)));
        config.getDataSerializableFactories().forEach(this::add);
    }

    private void add(int id, DataSerializableFactory factory) {
        serialization.aware(factory);
        DataSerializableFactory other = factories.putIfAbsent(id, factory);
        if (other != null && other != factory) {
            throw new IllegalArgumentException("DataSerializableFactory[" + id + "] is already registered! " + other + " -> " + factory);
        }
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
            out.writeString(object instanceof TypedDataSerializable ? ((TypedDataSerializable) object).getClassType().getName()
                : object.getClass().getName());
        }
        ((DataSerializable) object).writeData(out);
    }

    @Override
    Object read(FormInput in, Class<?> type) throws IOException {
        int header = in.readByte();
        if ((header & HAS_VERSION) != 0) {
            in.readByte(); // major and minor version of the cluster that wrote it; of no use here
            in.readByte();
        }
        DataSerializable object;
        if ((header & IDENTIFIED) == 0) {
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
