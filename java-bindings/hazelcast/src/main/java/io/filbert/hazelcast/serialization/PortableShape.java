package io.filbert.hazelcast.serialization;

import com.hazelcast.nio.ObjectDataOutput;
import com.hazelcast.nio.serialization.ClassDefinition;
import com.hazelcast.nio.serialization.ClassDefinitionBuilder;
import com.hazelcast.nio.serialization.FieldType;
import com.hazelcast.nio.serialization.HazelcastSerializationException;
import com.hazelcast.nio.serialization.Portable;
import com.hazelcast.internal.serialization.impl.portable.FieldDefinitionImpl;
import java.io.IOException;

/** Learns the fields of a class by letting an object write itself; nothing is kept of what it writes. */
final class PortableShape extends PortableFieldWriter {
    private static final String NULL_PORTABLE = "Cannot write null portable without explicitly registering class definition!";

    private final PortableClasses classes;
    private final ClassDefinitionBuilder builder;
    private final Serialization serialization;
    private final int version;
    private int count;

    PortableShape(Serialization serialization, PortableClasses classes, int factoryId, int classId, int version) {
        this.serialization = serialization;
        this.classes = classes;
        this.version = version;
        this.builder = new ClassDefinitionBuilder(factoryId, classId, version);
    }

    ClassDefinition build() {
        return builder.build();
    }

    @Override
    void field(String name, FieldType type, Body body) {
        builder.addField(new FieldDefinitionImpl(count++, name, type, version));
    }

    private void nested(String name, FieldType type, ClassDefinition nested) {
        builder.addField(new FieldDefinitionImpl(count++, name, type, nested.getFactoryId(), nested.getClassId(), nested.getVersion()));
    }

    @Override
    public void writePortable(String fieldName, Portable portable) throws IOException {
        if (portable == null) {
            throw new HazelcastSerializationException(NULL_PORTABLE);
        }
        nested(fieldName, FieldType.PORTABLE, classes.of(portable));
    }

    @Override
    public void writeNullPortable(String fieldName, int factoryId, int classId) {
        ClassDefinition known = classes.find(factoryId, classId, classes.version());
        if (known == null) {
            throw new HazelcastSerializationException(NULL_PORTABLE);
        }
        nested(fieldName, FieldType.PORTABLE, known);
    }

    @Override
    public void writePortableArray(String fieldName, Portable[] portables) throws IOException {
        if (portables == null || portables.length == 0) {
            throw new HazelcastSerializationException("Cannot write null portable array without explicitly registering class definition!");
        }
        for (Portable portable : portables) {
            if (portable == null) {
                throw new HazelcastSerializationException("Array items cannot be null");
            }
            if (portable.getClassId() != portables[0].getClassId()) {
                throw new IllegalArgumentException("Detected different class-ids in portable array!");
            }
        }
        nested(fieldName, FieldType.PORTABLE_ARRAY, classes.of(portables[0]));
    }

    @Override
    public ObjectDataOutput getRawDataOutput() {
        return new FormOutput(serialization);
    }
}
