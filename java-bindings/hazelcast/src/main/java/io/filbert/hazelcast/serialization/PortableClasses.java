package io.filbert.hazelcast.serialization;

import com.hazelcast.config.SerializationConfig;
import com.hazelcast.nio.serialization.ClassDefinition;
import com.hazelcast.nio.serialization.FieldDefinition;
import com.hazelcast.nio.serialization.FieldType;
import com.hazelcast.nio.serialization.HazelcastSerializationException;
import com.hazelcast.nio.serialization.Portable;
import com.hazelcast.nio.serialization.VersionedPortable;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** The portable classes that are known: from the configuration, or from the first object that was written. One per class and version; never forgotten. */
final class PortableClasses {
    private final Serialization serialization;
    private final int version;
    private final Map<List<Integer>, ClassDefinition> known = new ConcurrentHashMap<>();

    PortableClasses(Serialization serialization, SerializationConfig config) {
        this.serialization = serialization;
        this.version = config.getPortableVersion();
        for (ClassDefinition definition : config.getClassDefinitions()) {
            if (known.putIfAbsent(key(definition.getFactoryId(), definition.getClassId(), definition.getVersion()), definition) != null) {
                throw new HazelcastSerializationException("Duplicate registration found for factory-id : " + definition.getFactoryId() + ", class-id : "
                    + definition.getClassId());
            }
        }
        if (config.isCheckClassDefErrors()) {
            config.getClassDefinitions().forEach(this::check);
        }
    }

    private void check(ClassDefinition definition) {
        for (int i = 0; i < definition.getFieldCount(); i++) {
            FieldDefinition field = definition.getField(i);
            boolean nested = field.getType() == FieldType.PORTABLE || field.getType() == FieldType.PORTABLE_ARRAY;
            if (nested && find(field.getFactoryId(), field.getClassId(), field.getVersion()) == null) {
                throw new HazelcastSerializationException("Could not find registered ClassDefinition for factory-id : " + field.getFactoryId()
                    + ", class-id : " + field.getClassId() + ", version : " + field.getVersion());
            }
        }
    }

    private static List<Integer> key(int factoryId, int classId, int version) {
        return List.of(factoryId, classId, version);
    }

    /** The version of classes that do not say theirs. */
    int version() {
        return version;
    }

    int versionOf(Portable portable) {
        return portable instanceof VersionedPortable ? ((VersionedPortable) portable).getClassVersion() : version;
    }

    ClassDefinition find(int factoryId, int classId, int classVersion) {
        return known.get(key(factoryId, classId, classVersion));
    }

    /** The class of that object, learnt from it when it is the first. */
    ClassDefinition of(Portable portable) throws IOException {
        if (portable.getClassId() == 0) {
            throw new IllegalArgumentException("Portable class ID cannot be zero!");
        }
        int classVersion = versionOf(portable);
        ClassDefinition found = find(portable.getFactoryId(), portable.getClassId(), classVersion);
        if (found != null) {
            return found;
        }
        PortableShape shape = new PortableShape(serialization, this, portable.getFactoryId(), portable.getClassId(), classVersion);
        portable.writePortable(shape);
        ClassDefinition learnt = shape.build();
        ClassDefinition other = known.putIfAbsent(key(portable.getFactoryId(), portable.getClassId(), classVersion), learnt);
        return other == null ? learnt : other;
    }
}
