package io.filbert.hazelcast.serialization;

import com.hazelcast.nio.ObjectDataOutput;
import com.hazelcast.nio.serialization.ClassDefinition;
import com.hazelcast.nio.serialization.FieldDefinition;
import com.hazelcast.nio.serialization.FieldType;
import com.hazelcast.nio.serialization.HazelcastSerializationException;
import com.hazelcast.nio.serialization.Portable;
import java.io.IOException;
import java.util.HashSet;
import java.util.Set;

/** Writes one portable: its end, the number and the places of its fields, the fields, and what it adds without names. */
final class PortableOutput extends PortableFieldWriter {
    private final PortableAdapter adapter;
    private final FormOutput out;
    private final ClassDefinition definition;
    private final int begin;
    private final int places;
    private final Set<String> written = new HashSet<>();
    private boolean raw;

    PortableOutput(PortableAdapter adapter, FormOutput out, ClassDefinition definition) {
        this.adapter = adapter;
        this.out = out;
        this.definition = definition;
        this.begin = out.position();
        out.writeInt(0); // the end, known at the end
        out.writeInt(definition.getFieldCount());
        this.places = out.position();
        out.write(new byte[(definition.getFieldCount() + 1) * Integer.BYTES]); // one more for what has no name
    }

    void end() {
        out.writeInt(begin, out.position());
    }

    @Override
    void field(String name, FieldType type, Body body) throws IOException {
        start(name, type);
        body.write(out);
    }

    private FieldDefinition start(String name, FieldType type) {
        if (raw) {
            throw new HazelcastSerializationException("Cannot write Portable fields after getRawDataOutput() is called!");
        }
        FieldDefinition field = definition.getField(name);
        if (field == null) {
            throw new HazelcastSerializationException("Invalid field name: '" + name + "' for " + definition);
        }
        if (!written.add(name)) {
            throw new HazelcastSerializationException("Field '" + name + "' has already been written!");
        }
        out.writeInt(places + field.getIndex() * Integer.BYTES, out.position());
        out.writeShort(name.length());
        out.writeBytes(name);
        out.writeByte(type.getId());
        return field;
    }

    @Override
    public void writePortable(String fieldName, Portable portable) throws IOException {
        FieldDefinition field = start(fieldName, FieldType.PORTABLE);
        out.writeBoolean(portable == null);
        out.writeInt(field.getFactoryId());
        out.writeInt(field.getClassId());
        if (portable != null) {
            check(field, portable);
            adapter.writeFields(out, portable);
        }
    }

    @Override
    public void writeNullPortable(String fieldName, int factoryId, int classId) {
        start(fieldName, FieldType.PORTABLE);
        out.writeBoolean(true);
        out.writeInt(factoryId);
        out.writeInt(classId);
    }

    @Override
    public void writePortableArray(String fieldName, Portable[] portables) throws IOException {
        FieldDefinition field = start(fieldName, FieldType.PORTABLE_ARRAY);
        out.writeInt(portables == null ? FormOutput.NULL_LENGTH : portables.length);
        out.writeInt(field.getFactoryId());
        out.writeInt(field.getClassId());
        if (portables != null) {
            table(out, portables, (to, portable) -> {
                check(field, portable);
                adapter.writeFields(to, portable);
            });
        }
    }

    private static void check(FieldDefinition field, Portable portable) {
        if (field.getFactoryId() != portable.getFactoryId()) {
            throw new HazelcastSerializationException("Wrong Portable type! Generic portable types are not supported! Expected factory-id: "
                + field.getFactoryId() + ", Actual factory-id: " + portable.getFactoryId());
        }
        if (field.getClassId() != portable.getClassId()) {
            throw new HazelcastSerializationException("Wrong Portable type! Generic portable types are not supported! Expected class-id: "
                + field.getClassId() + ", Actual class-id: " + portable.getClassId());
        }
    }

    @Override
    public ObjectDataOutput getRawDataOutput() {
        if (!raw) {
            out.writeInt(places + definition.getFieldCount() * Integer.BYTES, out.position());
            raw = true;
        }
        return out;
    }
}
